using FluentValidation.Results;
using Reporting.Api.Dialects;
using Reporting.Application.Ingestion.Wire;

namespace Reporting.Api.Native;

/// <summary>What is wrong with a field of a request.</summary>
/// <param name="Field">Null when the body as a whole is meant.</param>
internal sealed record FieldProblem(string? Field, string Message)
{
    private const string JsonRoot = "$";

    /// <summary>
    /// The faults in wire names. A body that could not be read comes with the framework's words about its own types and, besides, as missing;
    /// of these only the place is kept.
    /// </summary>
    public static IReadOnlyList<FieldProblem> Of(IReadOnlyList<ValidationFailure> faults)
    {
        var unreadable = faults.Where(IsOfJson).ToList();
        return unreadable.Count > 0
            ? [.. unreadable.Select(OfJson)]
            : [.. faults.Select(fault => ReportFaultMessages.Of(fault) ?? new FieldProblem(WireName.Of(fault.PropertyName), fault.ErrorMessage)).Distinct()];
    }

    private static bool IsOfJson(ValidationFailure fault)
        => string.Equals(fault.ErrorCode, ModelStateFailures.ErrorCode, StringComparison.Ordinal)
            && (fault.PropertyName.Length == 0 || fault.PropertyName.StartsWith(JsonRoot, StringComparison.Ordinal));

    private static FieldProblem OfJson(ValidationFailure fault)
    {
        var field = fault.PropertyName.TrimStart('$').TrimStart('.');
        if (field.Length == 0)
        {
            return new FieldProblem(Field: null, "must be a JSON object");
        }

        var isUnknown = fault.ErrorMessage.Contains("could not be mapped", StringComparison.Ordinal);
        return new FieldProblem(field, isUnknown ? "is not a field of this request" : "has the wrong type or is not valid JSON");
    }
}
