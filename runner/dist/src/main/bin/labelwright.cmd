@echo off
rem Starts Labelwright on Windows. Reads LABELWRIGHT_JAVA, JAVA_HOME and LABELWRIGHT_JAVA_OPTS like bin/labelwright.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined LABELWRIGHT_JAVA set "JAVA=%LABELWRIGHT_JAVA%"
if exist "%JAVA%\bin\java.exe" set "JAVA=%JAVA%\bin\java.exe"
set "GC=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%~1"=="run" set "GC=-XX:+UseParallelGC"
if "%~1"=="review" set "GC="
if "%~1"=="store" set "GC="
if defined LABELWRIGHT_JAVA_OPTS if not "%LABELWRIGHT_JAVA_OPTS:GC=%"=="%LABELWRIGHT_JAVA_OPTS%" set "GC="
"%JAVA%" %GC% %LABELWRIGHT_JAVA_OPTS% -jar "%~dp0..\labelwright.jar" %*
exit /b %ERRORLEVEL%
