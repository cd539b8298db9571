using System.Reflection;
using Reporting.Application.Reports;

namespace Reporting.UnitTests.Reports;

/// <summary>A value that differs from the usual one of its type in one place.</summary>
/// <param name="Path">Where, such as <c>Filter.Types</c>.</param>
/// <param name="IsMarked">Whether the place is one that keys leave out.</param>
internal sealed record Variation(string Path, object Value, bool IsMarked)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 18, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The value of a type that others are compared with.</summary>
    public static object Usual(Type type) => PlainUsual(type) ?? Make(type, changed: null, value: null);

    /// <summary>All of a type's variations, in each place that it can be given a value.</summary>
    public static IEnumerable<Variation> Of(Type type)
    {
        if (PlainUsual(type) is not null)
        {
            return PlainOthers(type).Select((value, index) => new Variation($"#{index}", value, IsMarked: false));
        }

        return from place in Places(type)
               from inner in Of(place.PropertyType)
               select new Variation(
                   inner.Path.StartsWith('#') ? place.Name + inner.Path : $"{place.Name}.{inner.Path}",
                   Make(type, place, inner.Value),
                   inner.IsMarked || place.GetCustomAttribute<NotInKeyAttribute>() is not null);
    }

    public override string ToString() => Path;

    private static IEnumerable<PropertyInfo> Places(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null);

    private static object Make(Type type, PropertyInfo? changed, object? value)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(constructor => !constructor.GetParameters().Any(parameter => parameter.ParameterType == type))
            .MaxBy(constructor => constructor.GetParameters().Length);
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Usual(parameter.ParameterType))]);
        foreach (var place in Places(type))
        {
            place.SetValue(made, place == changed ? value : Usual(place.PropertyType));
        }

        return made;
    }

    private static object? PlainUsual(Type type) => Plain(type, second: false);

    private static IEnumerable<object> PlainOthers(Type type)
    {
        if (ItemOf(type) is not { } item)
        {
            return [Plain(type, second: true)!];
        }

        return Of(item).Select(other => List(item, other.Value)).Append(List(item)).Append(List(item, Usual(item), Usual(item)));
    }

    private static object? Plain(Type type, bool second) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } plain => Enum.GetValues(plain).GetValue(second ? 1 : 0),
        var plain when plain == typeof(string) => second ? "b" : "a",
        var plain when plain == typeof(bool) => second,
        var plain when plain == typeof(int) => second ? 2 : 1,
        var plain when plain == typeof(long) => second ? 2L : 1L,
        var plain when plain == typeof(Guid) => new Guid(second ? 2 : 1, 0, 0, new byte[8]),
        var plain when plain == typeof(DateOnly) => new DateOnly(2026, 3, second ? 2 : 1),
        var plain when plain == typeof(DateTimeOffset) => second ? Noon.AddYears(-1) : Noon,
        var plain when plain == typeof(TimeZoneInfo) => second ? TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") : TimeZoneInfo.Utc,
        var list when ItemOf(list) is { } item => List(item, Usual(item)),
        _ => null,
    };

    private static Type? ItemOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;

    private static Array List(Type item, params object[] values)
    {
        var list = Array.CreateInstance(item, values.Length);
        values.CopyTo(list, 0);
        return list;
    }
}
