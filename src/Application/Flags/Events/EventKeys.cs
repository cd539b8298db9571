using System.Globalization;
using System.Text.Json;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>The parts of cache keys.</summary>
internal static class EventKeys
{
    /// <summary>As JSON, since values may hold any character.</summary>
    public static string Key(this EventFilter filter) => JsonSerializer.Serialize(filter);

    public static string Key(this PageSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.Offset}+{span.Limit}");
}
