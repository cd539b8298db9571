using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Reporting.Application.Reports;

/// <summary>
/// What an object takes in memory with all that it refers to, counted from the layouts of their types. An object that is referred to twice counts twice,
/// so the sum is never too small by sharing. Meant for trees of records, lists and texts.
/// </summary>
internal static class ObjectSize
{
    private const int HeaderBytes = 16;
    private const int ArrayHeaderBytes = 24;
    private const int StringBytes = 22;
    private const int MaxDepth = 24;

    private static readonly ConcurrentDictionary<Type, Layout> Layouts = new();
    private static readonly ConcurrentDictionary<Type, int> Sizes = new();

    public static long Of(object? value) => Of(value, depth: 0);

    private static long Of(object? value, int depth) => value switch
    {
        null => 0,
        string text => Align(StringBytes + (2L * text.Length)),
        _ when depth > MaxDepth => 0,
        Array array => OfArray(array, depth),
        _ => OfObject(value, Layouts.GetOrAdd(value.GetType(), Layout.Of), depth),
    };

    private static long OfObject(object value, Layout layout, int depth) => Align(HeaderBytes + layout.Bytes) + OfReferences(value, layout, depth);

    private static long OfArray(Array array, int depth)
    {
        var element = array.GetType().GetElementType()!;
        var sum = Align(ArrayHeaderBytes + (array.LongLength * SizeOf(element)));
        if (array is object?[] items)
        {
            sum += OfItems(items, element.IsSealed && !element.IsArray && element != typeof(string) ? Layouts.GetOrAdd(element, Layout.Of) : null, depth + 1);
        }
        else if (Layouts.GetOrAdd(element, Layout.Of) is { References.Length: > 0 } layout)
        {
            foreach (var item in array)
            {
                sum += OfReferences(item, layout, depth);
            }
        }

        return sum;
    }

    /// <param name="layout">Of each item; null where each has its own.</param>
    private static long OfItems(object?[] items, Layout? layout, int depth)
    {
        var sum = 0L;
        foreach (var item in items)
        {
            sum += layout is null || item is null || depth > MaxDepth ? Of(item, depth) : OfObject(item, layout, depth);
        }

        return sum;
    }

    /// <summary>What the fields refer to; fields that are structs lie within the object, so only what they refer to is added.</summary>
    private static long OfReferences(object value, Layout layout, int depth)
    {
        var sum = 0L;
        foreach (var (read, inner) in layout.References)
        {
            var field = read(value);
            sum += inner is null || field is null ? Of(field, depth + 1) : OfReferences(field, inner, depth + 1);
        }

        return sum;
    }

    private static long Align(long bytes) => (bytes + 7) & ~7;

    private static int SizeOf(Type type) => Sizes.GetOrAdd(type, Measure);

    private static int Measure(Type type)
        => (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(obj: null, parameters: null)!;

    /// <param name="Bytes">All fields.</param>
    /// <param name="References">Reads each field that refers to something; with the layout of the field where it is a struct.</param>
    private sealed record Layout(int Bytes, (Func<object, object?> Read, Layout? Inner)[] References)
    {
        public static Layout Of(Type type)
        {
            var fields = FieldsOf(type).Where(field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike).ToList();
            return new Layout(fields.Sum(field => SizeOf(field.FieldType)), [.. fields.SelectMany(Reference)]);
        }

        private static (Func<object, object?> Read, Layout? Inner)[] Reference(FieldInfo field)
        {
            if (!field.FieldType.IsValueType)
            {
                return [(Reader(field), null)];
            }

            return !field.FieldType.IsPrimitive && !field.FieldType.IsEnum && Of(field.FieldType) is { References.Length: > 0 } inner
                ? [(Reader(field), inner)]
                : [];
        }

        private static IEnumerable<FieldInfo> FieldsOf(Type? type)
            => type is null
                ? []
                : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(FieldsOf(type.BaseType));

        private static Func<object, object?> Reader(FieldInfo field)
        {
            var value = Expression.Parameter(typeof(object));
            var read = Expression.Field(Expression.Convert(value, field.DeclaringType!), field);
            return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), value).Compile();
        }
    }
}
