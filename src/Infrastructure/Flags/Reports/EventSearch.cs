namespace Reporting.Infrastructure.Flags.Reports;

/// <summary>How the events that mention a text are found.</summary>
internal sealed record EventSearch(string File)
{
    /// <summary>Reads all events that match at once: for small numbers, and to count them.</summary>
    public static readonly EventSearch ByIndex = new("events_by_text.sql");

    /// <summary>One after the other, so that no more are looked at than asked for: for many.</summary>
    public static readonly EventSearch InOrder = new("events_in_order_by_text.sql");

    private const long MaxByIndex = 5000;

    /// <summary>The planner cannot know how rare a text is; the count does.</summary>
    public static EventSearch For(long total) => total <= MaxByIndex ? ByIndex : InOrder;
}
