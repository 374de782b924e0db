package org.backupandmonitor.config.problem;

import java.util.List;
import org.backupandmonitor.config.problem.Problem.Violation;

/** A request that can't be fulfilled, with the answer its caller gets. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public static ProblemException of(int status, String title, String detail) {
        return new ProblemException(new Problem(title, status, detail, null));
    }

    /** 400: some fields are wrong; all of them are named at once. */
    public static ProblemException invalid(String what, List<Violation> violations) {
        String detail = "Nothing was changed. Correct "
                + String.join(
                        ", ",
                        violations.stream().map(Violation::field).distinct().toList()) + " and try again.";
        return new ProblemException(new Problem(what + " is not valid", 400, detail, List.copyOf(violations)));
    }

    /** 404: there is no such thing. */
    public static ProblemException missing(String what, String name) {
        return of(404, "No such " + what, "There is no " + what + " \"" + name + "\".");
    }

    public Problem problem() {
        return problem;
    }
}
