using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Testing.Records;

/// <summary>Which end of what is valid the fields of a record are at.</summary>
internal enum Extreme
{
    Smallest,
    Largest,

    /// <summary>Texts and lists are long, JSON is deep, numbers are as near to zero as they can be.</summary>
    Longest,

    /// <summary>Nothing is there that may be absent.</summary>
    Empty,
}

/// <summary>Makes records whose every field has an extreme value that the contract allows; what that is comes from the record types by reflection.</summary>
internal sealed class ExtremeRecords(DateTimeOffset now, int oldestDays)
{
    private const int ManyItems = 30;

    /// <summary>Of what is nested there is less, so that a record stays within its limit.</summary>
    private const int NestedItems = 3;

    private const int NestedLetters = 200;

    private static readonly string[] DeepJson =
    [
        $"{new string('[', 60)}1e999{new string(']', 60)}",
        """{"type":"\u0000","newProject":"\ud800","oldProject":"\u0000","parameters":{"rollout":"\ud800"},"constraints":[null,1,"\udfff"],"environment":-0.0}""",
        $$"""{"newProject":"{{new string('p', 100_000)}}","type":"{{new string('t', 100_000)}}","name":[],"id":{},"parameters":[]}""",
        "null",
        "\"\\ud800\"",
    ];

    /// <summary>The records of one extreme: the first, and for each field of the key one that differs in it, so that they meet in every sum.</summary>
    public IEnumerable<JsonObject> Of(Type record, Extreme extreme)
    {
        yield return Make(record, extreme, varied: null);
        foreach (var key in CollectionAttribute.KeyOf(record).Where(key => CanVary(key, extreme)))
        {
            yield return Make(record, extreme, key);
        }
    }

    private JsonObject Make(Type record, Extreme extreme, PropertyInfo? varied)
    {
        var json = new JsonObject();
        foreach (var property in record.GetProperties().Where(property => property.SetMethod is not null))
        {
            if (extreme != Extreme.Empty || property.IsDefined(typeof(RequiredMemberAttribute)))
            {
                json[WireName.Of(property)] = ValueOf(property, extreme, Vary(property, varied));
            }
        }

        if (record == typeof(AppSession) && extreme == Extreme.Longest)
        {
            json["session_started_at"] = Text(now.AddDays(-365));
            json["session_ended_at"] = Text(now.AddDays(1));
        }

        return json;
    }

    private static int Vary(PropertyInfo property, PropertyInfo? varied) => property.Name == varied?.Name ? 1 : 0;

    /// <summary>Of a set of texts there may be no second one, and times of the largest extreme go no further.</summary>
    private static bool CanVary(PropertyInfo key, Extreme extreme)
        => !key.IsDefined(typeof(OneOfAttribute)) && !(key.PropertyType == typeof(DateTimeOffset) && extreme == Extreme.Largest);

    private JsonNode? ValueOf(PropertyInfo property, Extreme extreme, int variant)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => TextOf(property, extreme, variant),
            _ when type == typeof(Guid) => extreme == Extreme.Largest ? $"ffffffff-ffff-ffff-ffff-fffffffffff{15 - variant:x}" : $"00000000-0000-0000-0000-00000000000{variant}",
            _ when type == typeof(bool) => extreme == Extreme.Largest,
            _ when type == typeof(long) || type == typeof(int) => NumberOf(property, type, extreme, variant),
            _ when type == typeof(double) => extreme switch { Extreme.Smallest => -double.MaxValue, Extreme.Largest => 1e9, Extreme.Longest => -double.Epsilon, _ => 1e-6 },
            _ when type == typeof(DateTimeOffset) => Text(TimeOf(property, extreme, variant)),
            _ when type == typeof(RawJson) => JsonNode.Parse(extreme == Extreme.Longest ? DeepJson[0] : "{}"),
            { IsGenericType: true } => ItemsOf(property, type, extreme),
            _ => throw new NotSupportedException($"{property} has no extremes."),
        };
    }

    private static string TextOf(PropertyInfo property, Extreme extreme, int variant)
    {
        if (property.GetCustomAttribute<OneOfAttribute>() is { Values: var values })
        {
            return extreme == Extreme.Largest ? values[^1] : values[0];
        }

        LengthAttribute limit = property.GetCustomAttribute<LengthAttribute>() ?? (property.IsDefined(typeof(KeyAttribute)) ? (LengthAttribute)new IdentifierAttribute() : new TextAttribute(10_000));
        return LongOrShort(extreme, limit.MinLength + variant, limit.MaxLength, variant);
    }

    /// <summary>Letters of three bytes each that do not repeat, so that no compression makes room in an index.</summary>
    private static string LongOrShort(Extreme extreme, int shortest, int longest, int variant) => extreme is Extreme.Longest or Extreme.Largest
        ? string.Concat(Enumerable.Range(variant, longest).Select(index => (char)(0x4e00 + (index * 7919 % 20_000))))
        : new string('x', shortest);

    private static JsonValue NumberOf(PropertyInfo property, Type type, Extreme extreme, int variant)
    {
        var (smallest, largest) = property.IsDefined(typeof(MinutesAttribute))
            ? (0, 30)
            : (property.GetCustomAttribute<AtLeastAttribute>()?.Minimum ?? (type == typeof(int) ? int.MinValue : long.MinValue), type == typeof(int) ? int.MaxValue : long.MaxValue);
        return JsonValue.Create(extreme switch
        {
            Extreme.Largest => largest - variant,
            Extreme.Smallest => smallest + variant,
            _ => Math.Max(smallest, 0) + variant + (property.IsDefined(typeof(KeyAttribute)) ? (int)extreme * 10 : 0),
        });
    }

    private DateTimeOffset TimeOf(PropertyInfo property, Extreme extreme, int variant)
    {
        var time = property.GetCustomAttribute<TimeAttribute>() ?? new TimeAttribute(TimeUse.Description);
        var earliest = time.Use == TimeUse.Storage ? now.AddDays(-oldestDays) : DateTimeOffset.UnixEpoch;
        var latest = time.Use == TimeUse.Expiry ? new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_990) : now.AddDays(1);
        var grain = Math.Max(1, time.Minutes);
        var wanted = (extreme == Extreme.Largest ? latest : earliest).AddMinutes(variant * grain);
        return time.Minutes == 0 ? wanted : new DateTimeOffset(wanted.UtcTicks - (wanted.UtcTicks % (grain * TimeSpan.TicksPerMinute)) + (extreme == Extreme.Largest ? 0 : grain * TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    private JsonNode ItemsOf(PropertyInfo property, Type type, Extreme extreme)
    {
        var count = extreme switch { Extreme.Longest => ManyItems, Extreme.Largest => 1, _ => 0 };
        var item = type.GenericTypeArguments[^1];
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            return new JsonObject(Enumerable.Range(0, count).Select(index => KeyValuePair.Create(LongOrShort(extreme, 1, TextLength.Identifier, index), ItemOf(property, item, extreme, index))));
        }

        return new JsonArray([.. Enumerable.Range(0, count).Select(index => ItemOf(property, item, extreme, index))]);
    }

    private JsonNode? ItemOf(PropertyInfo property, Type item, Extreme extreme, int index) => item switch
    {
        _ when item == typeof(RawJson) => new JsonObject { ["color"] = JsonNode.Parse(DeepJson[0]), ["type"] = "", ["value"] = new string('v', 1_000) },
        _ when item == typeof(string) => LongOrShort(extreme, 0, 200, index),
        _ when item == typeof(long) => long.MaxValue - index,
        _ when item == typeof(int) => property.Name == nameof(Usage.AppUsageMins) ? 30 : int.MaxValue,
        _ => ObjectOf(item, extreme, index),
    };

    private JsonObject ObjectOf(Type type, Extreme extreme, int index)
    {
        var json = Make(type, extreme, varied: null);
        foreach (var (name, value) in json.ToList())
        {
            json[name] = value switch
            {
                JsonArray items => new JsonArray([.. items.Take(NestedItems).Select(item => item!.DeepClone())]),
                JsonValue text when text.TryGetValue<string>(out var letters) && letters.Length > NestedLetters => letters[..NestedLetters],
                _ => value?.DeepClone(),
            };
        }

        if (json.ContainsKey("name"))
        {
            json["name"] = LongOrShort(extreme, 1, TextLength.Identifier, index);
        }

        return json;
    }

    /// <summary>Events about one flag, with data of any shape: their texts reach the history of flags.</summary>
    public IEnumerable<string> EventsWithOddData()
        => from type in new[] { "feature-created", "feature-project-change", "feature-strategy-update", "change-request-created", "segment-updated" }
           from data in DeepJson
           select $$"""{"type":"{{type}}","created_at":"{{Text(now)}}","created_by":"","project":"p","environment":"e","feature_name":"f","data":{{data}},"pre_data":{{data}},"id":""";

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture);
}
