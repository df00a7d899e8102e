package io.labelwright.vision.cvat;

import io.labelwright.math.number.Decimal;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.xml.SafeXml;
import io.labelwright.vision.xml.XmlNumbers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one {@code box} element.
 *
 * @param line where it stands
 */
record CvatShape(
        int line,
        String label,
        double left,
        double top,
        double right,
        double bottom,
        double rotation,
        boolean occluded,
        boolean outside,
        boolean keyframe) {

    /** Elements that are shapes and no boxes. */
    static final Set<String> OTHERS = Set.of("polygon", "polyline", "points", "mask", "skeleton", "ellipse", "cuboid");

    /** The element at hand, which must have been stepped into just before. */
    static CvatShape of(SafeXml xml, String label) {
        double rotation = xml.attribute("rotation") == null ? 0 : XmlNumbers.parse(xml.attribute("rotation"));
        return new CvatShape(
                xml.line(),
                label,
                XmlNumbers.parse(xml.attribute("xtl")),
                XmlNumbers.parse(xml.attribute("ytl")),
                XmlNumbers.parse(xml.attribute("xbr")),
                XmlNumbers.parse(xml.attribute("ybr")),
                rotation,
                "1".equals(xml.attribute("occluded")),
                "1".equals(xml.attribute("outside")),
                !"0".equals(xml.attribute("keyframe")));
    }

    /** Adds it to the boxes of its image; why it is refused, or null. */
    @Nullable
    String addTo(ImageBoxes boxes) {
        if (!(rotation == 0)) {
            return "a rotated box (rotation " + Decimal.print(rotation) + ")";
        }
        if (!Double.isFinite(left + top + right + bottom)) {
            return "a box has numbers in xtl, ytl, xbr, ybr";
        }
        return boxes.addCorners(left, top, right, bottom, label);
    }
}
