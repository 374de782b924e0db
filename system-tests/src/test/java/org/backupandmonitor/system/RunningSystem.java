package org.backupandmonitor.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** The test needs the whole system, and takes {@link TestWorld} as a parameter. One system serves all such tests. */
@java.lang.annotation.Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningSystem.Extension.class)
@interface RunningSystem {

    /** Starts the system with the first test, ends it after the last, and shows its logs when a test fails. */
    final class Extension implements ParameterResolver, TestExecutionExceptionHandler {

        private static final ExtensionContext.Namespace NAMESPACE =
                ExtensionContext.Namespace.create(RunningSystem.class);

        /** Closed by JUnit when everything is over. */
        private record Kept(TestWorld world) implements AutoCloseable {
            @Override
            public void close() {
                world.close();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestWorld.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return world(context);
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            System.err.println(context.getDisplayName() + " failed. What the system said last:\n"
                    + world(context).stack.logTails());
            throw failure;
        }

        private static TestWorld world(ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent("world", key -> new Kept(TestWorld.start()), Kept.class)
                    .world();
        }
    }
}
