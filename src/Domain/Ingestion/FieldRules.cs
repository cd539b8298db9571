namespace Reporting.Domain.Ingestion;

/// <summary>How long texts of records may be, in UTF-16 code units.</summary>
public static class TextLength
{
    /// <summary>What fits into an index of the database beside other columns.</summary>
    public const int Identifier = 255;

    /// <summary>Shorter than other identifiers, so that it fits into an index beside two of them.</summary>
    public const int Environment = 100;

    public const int Name = 1_000;

    public const int Document = 65_536;
}

/// <summary>The field belongs to the key of its collection; keys have their fields in the order of the type's members. A text in a key is an identifier.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute;

/// <summary>How long a text is at least and at most.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class LengthAttribute(int minLength, int maxLength) : Attribute
{
    public int MinLength { get; } = minLength;

    public int MaxLength { get; } = maxLength;
}

/// <summary>A text that may be empty.</summary>
public sealed class TextAttribute(int maxLength) : LengthAttribute(minLength: 0, maxLength);

/// <summary>A text that identifies records, or by which they are looked up.</summary>
public sealed class IdentifierAttribute(int maxLength = TextLength.Identifier) : LengthAttribute(minLength: 1, maxLength);

/// <summary>One of a fixed set of texts.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>A whole number that is not smaller than this.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtLeastAttribute(long minimum) : Attribute
{
    public long Minimum { get; } = minimum;
}

/// <summary>Minutes of one half hour: 0 to 30.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MinutesAttribute : Attribute;

/// <summary>Milliseconds within what single precision holds; 0 or less stands for none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LatencyAttribute : Attribute;

/// <summary>Of two values the greater stands, whichever came last.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnlyGrowsAttribute : Attribute;

/// <summary>What a time is used for, which decides how far from now it may be. Times without this attribute are <see cref="TimeUse.Description"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeAttribute(TimeUse use) : Attribute
{
    public TimeUse Use { get; } = use;

    /// <summary>The time is a multiple of so many minutes; 0 for any.</summary>
    public int Minutes { get; init; }
}

public enum TimeUse
{
    /// <summary>It is shown in answers, and decides nothing.</summary>
    Description,

    /// <summary>Records are kept or rolled up by it, so that each new month and day has a cost. The first one of a record decides the month that it is kept in.</summary>
    Storage,

    /// <summary>Until when something holds; as far in the future as its maker likes.</summary>
    Expiry,
}
