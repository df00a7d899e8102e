package io.labelwright.vision.cvat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.vision.BoxesContract;
import java.util.Map;

final class CvatContractTest extends BoxesContract {

    @Override
    protected SourceFactory<CvatImportConfig> sourceFactory() {
        return new CvatImportFactory();
    }

    @Override
    protected SinkFactory<CvatExportConfig> sinkFactory() {
        return new CvatExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("data.xml", """
                <?xml version="1.0" encoding="utf-8"?>
                <annotations><version>1.1</version>
                  <meta><task><original_size><width>25</width><height>20</height></original_size></task></meta>
                  <image id="0" name="a.jpg" width="20" height="10">
                    <box label="ham" xtl="1" ytl="2.5" xbr="3" ybr="4" occluded="1"><attribute name="x">y</attribute></box>
                    <tag label="night"/>
                  </image>
                  <track id="0" label="spam">
                    <box frame="3" outside="0" keyframe="1" xtl="1" ytl="2" xbr="3" ybr="4"/>
                    <box frame="4" outside="0" keyframe="0" xtl="1" ytl="2" xbr="3" ybr="4"/>
                    <box frame="5" outside="1" keyframe="1" xtl="1" ytl="2" xbr="3" ybr="4"/>
                  </track>
                </annotations>""");
    }

    @Override
    protected int records() {
        return 3;
    }
}
