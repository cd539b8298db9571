using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;

namespace Reporting.Application.Reports;

/// <summary>
/// The text that tells a query from every other: its type and all of its public properties, computed ones included, except those marked
/// <see cref="NotInKeyAttribute"/>. Equal texts are equal questions; no value can be mistaken for another, since texts and lists carry their length.
/// </summary>
internal static class QueryKey
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly ConcurrentDictionary<Type, Func<object, object?>[]> Readers = new();

    /// <param name="query">A valid query.</param>
    /// <exception cref="NotSupportedException">A property has a type without a stable text.</exception>
    public static string Of(object query)
    {
        var text = new StringBuilder(query.GetType().Name, 160);
        AppendProperties(text, query);
        return text.ToString();
    }

    /// <summary>The properties that count, of a query or of a value in one.</summary>
    /// <exception cref="NotSupportedException">One has a type without a stable text.</exception>
    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type type) => Properties.GetOrAdd(type, Find);

    private static PropertyInfo[] Find(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<NotInKeyAttribute>() is null)
            .ToArray();
        return Array.Find(properties, property => !HasStableText(property.PropertyType)) is { } odd
            ? throw new NotSupportedException($"{type.Name}.{odd.Name} is a {odd.PropertyType.Name}, which has no stable text: give it one in {nameof(QueryKey)} or mark it {nameof(NotInKeyAttribute)}.")
            : properties;
    }

    private static bool HasStableText(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return HasStableText(underlying);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return HasStableText(type.GenericTypeArguments[0]);
        }

        return IsPlain(type) || (IsOurs(type) && PropertiesOf(type).Count > 0);
    }

    private static bool IsPlain(Type type)
        => type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
            || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(DateTimeOffset);

    private static bool IsOurs(Type type)
        => type is { IsInterface: false, IsAbstract: false } && type.Namespace?.StartsWith(nameof(Reporting), StringComparison.Ordinal) is true;

    private static void AppendProperties(StringBuilder text, object value)
    {
        text.Append('(');
        foreach (var read in Readers.GetOrAdd(value.GetType(), static type => [.. PropertiesOf(type).Select(Reader)]))
        {
            Append(text, read(value));
            text.Append(',');
        }

        text.Append(')');
    }

    private static Func<object, object?> Reader(PropertyInfo property)
    {
        var value = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(value, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), value).Compile();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string words:
                text.Append(words.Length).Append(':').Append(words);
                break;
            case DateTimeOffset time:
                text.Append(time.UtcTicks).Append('@').Append((long)time.Offset.TotalMinutes);
                break;
            case DateOnly day:
                text.Append(day.DayNumber);
                break;
            case IList list:
                AppendList(text, list);
                break;
            case var plain when IsPlain(plain.GetType()):
                text.Append(CultureInfo.InvariantCulture, $"{plain}");
                break;
            default:
                AppendProperties(text, value);
                break;
        }
    }

    private static void AppendList(StringBuilder text, IList list)
    {
        text.Append(list.Count).Append('[');
        foreach (var item in list)
        {
            Append(text, item);
            text.Append(',');
        }

        text.Append(']');
    }
}
