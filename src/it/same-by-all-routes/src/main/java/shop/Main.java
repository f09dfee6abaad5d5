package shop;

import org.apache.commons.lang3.StringUtils;

/** Prints whether a library is there, and what the manifest brings about. */
public class Main {
    public static void main(String[] arguments) throws Exception {
        Class.forName(StringUtils.chomp("org.apache.commons.io.IOUtils\n").replace("org.apache.commons", packageOf()));
        String.class.getDeclaredField("hash").setAccessible(true);
        System.out.println("opened, version " + Main.class.getPackage().getImplementationVersion());
    }

    /** Where commons-io is: shading moves it. */
    private static String packageOf() {
        return StringUtils.class.getPackageName().replace(".lang3", "");
    }
}
