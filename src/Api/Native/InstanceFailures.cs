using Reporting.Api.Dialects;
using Reporting.Application.Access;

namespace Reporting.Api.Native;

internal static class InstanceFailures
{
    public static Failure.NotFound Unknown(string key, IReadOnlyList<string> known) => new($"There is no instance {key}. {Known(known)}");

    public static Failure.Conflict Of(SaveInstanceOutcome.OfAnotherKind other, string key)
        => new($"The instance {key} is of kind {other.Kind.ToString().ToLowerInvariant()}, which can't change.");

    public static string Known(IReadOnlyList<string> names)
        => names.Count == 0 ? "There are none yet." : $"There are: {string.Join(", ", names)}.";
}
