using System.Reflection;

namespace Reporting.ArchitectureTests;

/// <summary>The assemblies of the service.</summary>
internal static class Layers
{
    public static Assembly Domain { get; } = typeof(Domain.Access.Instance).Assembly;

    public static Assembly Application { get; } = typeof(Application.DependencyInjection).Assembly;

    public static Assembly Infrastructure { get; } = typeof(Infrastructure.DependencyInjection).Assembly;

    public static Assembly Demo { get; } = typeof(Demo.DependencyInjection).Assembly;

    /// <summary>Its components are public and open, as the framework wants them, so that it is not among <see cref="All"/>.</summary>
    public static Assembly Dashboard { get; } = typeof(Dashboard.DependencyInjection).Assembly;

    public static Assembly Api { get; } = typeof(Program).Assembly;

    public static IReadOnlyList<Assembly> All { get; } = [Domain, Application, Infrastructure, Demo, Api];

    /// <summary>The types that a person wrote.</summary>
    public static IEnumerable<Type> WrittenTypes(this Assembly assembly)
        => assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Reporting.", StringComparison.Ordinal) == true)
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && type.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) != true);
}
