package io.github.dockermaven.contents;

import io.github.dockermaven.report.ByteSizes;
import java.util.List;
import java.util.Locale;

/**
 * A tree of files as a picture (SVG) in which each has the area of its bytes: squarified treemaps by Bruls, Huizing and van
 * Wijk.
 */
final class Treemap {
    private static final double HEADER = 16;
    private static final double PADDING = 2;
    /** Folders that are smaller show nothing of what is in them. */
    private static final double SMALLEST_WITH_CONTENT = 36;

    private static final double SMALLEST = 1.5;
    private static final double LETTER = 6.2;
    private static final int FEWEST_LETTERS = 4;

    private final HtmlText svg = new HtmlText();

    private Treemap() {}

    /** A rectangle. */
    private record Area(double x, double y, double width, double height) {
        double shorter() {
            return Math.min(width, height);
        }

        Area inner() {
            return new Area(x + PADDING, y + HEADER, width - 2 * PADDING, height - HEADER - PADDING);
        }
    }

    /** Returns the picture with a class for the style sheet. */
    static String svg(FileTree root, int width, int height, String cssClass) {
        Treemap map = new Treemap();
        map.svg.raw("<svg class=\"treemap " + cssClass + "\" viewBox=\"0 0 " + width + " " + height
                + "\" role=\"img\" aria-label=\"The files of the image by size\">");
        map.children(root, new Area(0, 0, width, height), "");
        return map.svg.raw("</svg>").toString();
    }

    private void children(FileTree tree, Area area, String path) {
        List<FileTree> children =
                tree.children().stream().filter(each -> each.bytes() > 0).toList();
        double all = Math.max(1, children.stream().mapToLong(FileTree::bytes).sum());
        double scale = area.width * area.height / all;
        Area rest = area;
        for (int from = 0; from < children.size() && rest.shorter() > 0.5; ) {
            int to = rowEnd(children, from, rest.shorter(), scale);
            rest = row(children.subList(from, to), rest, scale, path);
            from = to;
        }
    }

    /** Returns the end of the row whose rectangles are the most like squares. */
    private static int rowEnd(List<FileTree> children, int from, double side, double scale) {
        double sum = 0;
        double best = Double.MAX_VALUE;
        for (int i = from; i < children.size(); i++) {
            sum += children.get(i).bytes() * scale;
            double thickness = sum / side;
            double worst = Math.max(
                    ratio(children.get(from).bytes() * scale / thickness, thickness),
                    ratio(children.get(i).bytes() * scale / thickness, thickness));
            if (worst > best) {
                return i;
            }
            best = worst;
        }
        return children.size();
    }

    private static double ratio(double one, double other) {
        return Math.max(one / other, other / one);
    }

    private Area row(List<FileTree> row, Area area, double scale, String path) {
        double sum = row.stream().mapToLong(FileTree::bytes).sum() * scale;
        boolean isColumn = area.width >= area.height;
        double thickness = sum / area.shorter();
        double offset = 0;
        for (FileTree each : row) {
            double length = each.bytes() * scale / thickness;
            node(
                    each,
                    isColumn
                            ? new Area(area.x, area.y + offset, thickness, length)
                            : new Area(area.x + offset, area.y, length, thickness),
                    path);
            offset += length;
        }
        return isColumn
                ? new Area(area.x + thickness, area.y, area.width - thickness, area.height)
                : new Area(area.x, area.y + thickness, area.width, area.height - thickness);
    }

    private void node(FileTree node, Area area, String path) {
        if (area.shorter() < SMALLEST) {
            return;
        }
        String full = path + "/" + node.name();
        boolean isOpen = !node.children().isEmpty() && area.shorter() >= SMALLEST_WITH_CONTENT;
        svg.raw("<g><title>")
                .text(full + " · " + ByteSizes.format(node.bytes()))
                .raw("</title>");
        svg.raw(String.format(
                Locale.ROOT,
                "<rect class=\"%s%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                node.kind().name().toLowerCase(Locale.ROOT),
                isOpen ? " open" : "",
                area.x,
                area.y,
                area.width,
                area.height));
        label(node, area);
        svg.raw("</g>");
        if (isOpen) {
            children(node, area.inner(), full);
        }
    }

    private void label(FileTree node, Area area) {
        int letters = (int) ((area.width - 6) / LETTER);
        if (letters < FEWEST_LETTERS || area.height < HEADER) {
            return;
        }
        String size = " " + ByteSizes.format(node.bytes());
        String whole = node.name() + size;
        String shown = whole.length() <= letters
                ? whole
                : node.name().length() <= letters ? node.name() : node.name().substring(0, letters - 1) + "…";
        svg.raw(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">", area.x + 4, area.y + 12))
                .text(shown)
                .raw("</text>");
    }
}
