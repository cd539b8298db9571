using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>What the product of an instance of flags says of itself.</summary>
internal interface IFlagProduct
{
    /// <summary>The labels of the types of events that have one, by type.</summary>
    IReadOnlyDictionary<string, string> EventLabels { get; }

    /// <summary>What the product calls who made events.</summary>
    string NameOf(EventCreator creator);

    /// <summary>An event in the product's words: a label, and a sentence in Markdown.</summary>
    (string Label, string Summary) Describe(FlagEvent each, Instance instance);

    /// <summary>Where the product shows a project; null where its address is not known.</summary>
    string? AddressOf(Instance instance, string project);

    /// <summary>Where the product shows a flag; null where its address is not known.</summary>
    string? AddressOf(Instance instance, string project, string flag);
}

/// <summary>Writes events as the API tells them.</summary>
internal interface IEventWriter
{
    /// <param name="lines">Whether as lines of JSON; else as CSV.</param>
    Task WriteAsync(IAsyncEnumerable<FlagEvent> events, bool lines, Stream body, CancellationToken cancellationToken);
}
