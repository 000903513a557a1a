package io.equilibrium.standalone;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Packages in an order in which each uses only those before it; a package that is not in it is a violation too. */
final class RoadCondition extends ArchCondition<JavaClass> {
    private final String root;
    private final List<String> road;

    RoadCondition(String root, List<String> road) {
        super("use only packages to its left in " + road);
        this.root = root;
        this.road = road;
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
        if (user.getSimpleName().equals("package-info")) {
            return;
        }
        int place = place(user);
        if (place < 0) {
            events.add(
                    SimpleConditionEvent.violated(user, user.getName() + " is in a package that is not on the road"));
            return;
        }
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
            if (place(dependency.getTargetClass()) > place) {
                events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
            }
        }
    }

    private int place(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".")
                ? road.indexOf(name.substring(root.length() + 1).split("\\.", 2)[0])
                : -1;
    }
}
