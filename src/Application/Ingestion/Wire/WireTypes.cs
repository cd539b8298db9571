using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>The wire type of each type that a record may have a field of.</summary>
internal static class WireTypes
{
    private static readonly Dictionary<Type, object> Simple = new()
    {
        [typeof(string)] = new TextType(),
        [typeof(Guid)] = new UuidType(),
        [typeof(int)] = new Int32Type(),
        [typeof(long)] = new Int64Type(),
        [typeof(double)] = new NumberType(),
        [typeof(bool)] = new BooleanType(),
        [typeof(DateTimeOffset)] = new TimeType(),
        [typeof(DateTimeOffset?)] = new OptionalTimeType(),
        [typeof(RawJson)] = new RawJsonType(),
    };

    /// <exception cref="NotSupportedException">Records can't have fields of this type.</exception>
    public static object For(Type type)
    {
        if (Simple.TryGetValue(type, out var simple))
        {
            return simple;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Make(typeof(OptionalType<>), underlying, For(underlying));
        }

        return type switch
        {
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                => Make(typeof(ListType<>), type.GenericTypeArguments[0], For(type.GenericTypeArguments[0])),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GenericTypeArguments[0] == typeof(string)
                => Make(typeof(MapType<>), type.GenericTypeArguments[1], For(type.GenericTypeArguments[1])),
            { IsClass: true, IsGenericType: false } => Make(typeof(ObjectType<>), type),
            _ => throw new NotSupportedException($"Records can't have fields of type {type}."),
        };
    }

    private static object Make(Type definition, Type argument, params object[] arguments)
        => Activator.CreateInstance(definition.MakeGenericType(argument), arguments)!;
}
