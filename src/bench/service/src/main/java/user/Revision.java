package user;

/** The class that changes: the benchmark writes another number over the digits in its compiled form. */
class Revision {
    @Override
    public String toString() {
        return "revision-0000000000";
    }
}
