using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Reporting.Api.Dialects;

namespace Reporting.Api.Native;

/// <summary>A problem document (RFC 9457).</summary>
internal sealed record ProblemContract
{
    public const string ContentType = "application/problem+json";

    /// <summary>Always <c>about:blank</c>: the status says what kind of problem it is.</summary>
    public string Type { get; init; } = "about:blank";

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    /// <summary>Each thing that is wrong: of records <see cref="RecordProblem"/>, else <see cref="FieldProblem"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<object>? Errors { get; init; }

    public static ProblemContract Of(Failure failure) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(failure.Status),
        Status = failure.Status,
        Detail = FailureText.Of(failure),
        Errors = failure switch
        {
            InvalidRecords records => [.. records.Faults.Select(fault => new RecordProblem(fault.Record, fault.Line, fault.Field, fault.Message))],
            Failure.Invalid invalid => FieldProblem.Of(invalid.Faults),
            _ => null,
        },
    };
}

/// <summary>What is wrong with a record of an ingest body.</summary>
/// <param name="Record">Counted from 1.</param>
/// <param name="Line">Of an x-ndjson body, counted from 1.</param>
/// <param name="Field">Null when the record as a whole is meant.</param>
internal sealed record RecordProblem(long Record, long? Line, string? Field, string Message);
