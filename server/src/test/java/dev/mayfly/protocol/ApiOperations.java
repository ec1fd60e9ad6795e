package dev.mayfly.protocol;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mayfly.api.NodeSessions;
import dev.mayfly.wire.Operation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every operation of every `…Api` class, for tests that look at operations without calling them.
///
/// What is in the package of the API classes is made with its constructor; what its constructors
/// ask for from elsewhere are empty shells that nobody calls. So a new operation is in the test
/// without anybody having to add it.
public final class ApiOperations {

    private static final String API = "dev.mayfly.api";

    /// Operations that are refused whatever they ask: their records hold only what the permission
    /// to ask needs.
    static final Set<String> REFUSED =
            Set.of(
                    "AssumeRoleWithSAML",
                    "AssumeRoot",
                    "ChangePassword",
                    "CreateAccessKey",
                    "CreateLoginProfile",
                    "CreateServiceSpecificCredential",
                    "CreateVirtualMFADevice",
                    "DeactivateMFADevice",
                    "DeleteAccessKey",
                    "DeleteLoginProfile",
                    "DeleteSSHPublicKey",
                    "DeleteServiceSpecificCredential",
                    "DeleteSigningCertificate",
                    "DeleteVirtualMFADevice",
                    "EnableMFADevice",
                    "GetAccessKeyLastUsed",
                    "GetDelegatedAccessToken",
                    "GetFederationToken",
                    "GetLoginProfile",
                    "GetSSHPublicKey",
                    "GetSessionToken",
                    "ListSSHPublicKeys",
                    "ResetServiceSpecificCredential",
                    "ResyncMFADevice",
                    "UpdateAccessKey",
                    "UpdateLoginProfile",
                    "UpdateSSHPublicKey",
                    "UpdateServiceSpecificCredential",
                    "UpdateSigningCertificate",
                    "UploadSSHPublicKey",
                    "UploadSigningCertificate");

    private final Map<Class<?>, Object> made = new HashMap<>();

    private ApiOperations() {
        made.put(String.class, "text");
        made.put(int.class, 1);
        made.put(long.class, 1L);
        made.put(boolean.class, false);
        made.put(Optional.class, Optional.empty());
        made.put(List.class, List.of());
        made.put(Map.class, Map.of());
    }

    /// All of them.
    public static List<Operation<?, ?>> all() {
        return Once.ALL;
    }

    // Looking through the classes takes a second; the tests share what was found.
    private static final class Once {
        static final List<Operation<?, ?>> ALL = List.copyOf(find());
    }

    private static List<Operation<?, ?>> find() {
        ApiOperations operations = new ApiOperations();
        List<Operation<?, ?>> all = new ArrayList<>();
        for (JavaClass api :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(API)) {
            if (api.getSimpleName().endsWith("Api")
                    && api.getPackageName().equals(API)
                    && !api.isAssignableTo(NodeSessions.class)) { // one route, no operations
                all.addAll(operations.of(api.reflect()));
            }
        }
        return all;
    }

    private List<Operation<?, ?>> of(Class<?> api) {
        try {
            Method method = api.getDeclaredMethod("operations");
            List<Operation<?, ?>> operations = new ArrayList<>();
            for (Object operation : (List<?>) method.invoke(make(api))) {
                operations.add((Operation<?, ?>) operation);
            }
            return operations;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(api + " tells no operations", e);
        }
    }

    private Object make(Class<?> type) throws ReflectiveOperationException {
        Object known = made.get(type);
        if (known == null) {
            if (type.isInterface()) {
                known = port(type);
            } else {
                known = type.getPackageName().equals(API) ? construct(type) : shell(type);
            }
            made.put(type, known);
        }
        return known;
    }

    private static Object port(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, _) -> {
                    throw new IllegalStateException(method + " is called while wiring");
                });
    }

    private Object construct(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            arguments.add(make(parameter.getType()));
        }
        return constructor.newInstance(arguments.toArray());
    }

    // As deserialization makes objects: no constructor of the class runs. By name, because the
    // compiler warns of the package and there is no other door.
    private static Object shell(Class<?> type) throws ReflectiveOperationException {
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Object door = factory.getMethod("getReflectionFactory").invoke(null);
        Object constructor =
                factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                        .invoke(door, type, Object.class.getDeclaredConstructor());
        return ((Constructor<?>) constructor).newInstance();
    }
}
