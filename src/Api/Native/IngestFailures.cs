using Reporting.Api.Dialects;
using Reporting.Application.Ingestion;

namespace Reporting.Api.Native;

internal static class IngestFailures
{
    public static Failure Of(IngestOutcome outcome, string instance, string collection) => outcome switch
    {
        IngestOutcome.UnknownInstance unknown => InstanceFailures.Unknown(instance, unknown.Known),
        IngestOutcome.NoRoom none => new NoRoomForBody(none.Detail, none.DiskFailed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests),
        IngestOutcome.InstanceDeleted => new Failure.NotFound($"The instance {instance} was deleted while the records came in."),
        IngestOutcome.TokenRevoked => new Failure.UnknownToken(),
        IngestOutcome.UnknownCollection unknown => new Failure.NotFound(
            $"An instance of kind {unknown.Kind.ToString().ToLowerInvariant()} has no collection {collection}. {InstanceFailures.Known(unknown.Known)}"),
        IngestOutcome.OwnedBySource owned => new Failure.Conflict(
            $"The source {owned.Source} fills {collection} of {instance} from its product's database; records of it can't be sent."),
        IngestOutcome.Invalid invalid => new InvalidRecords(invalid.Faults),
        IngestOutcome.TooLarge large => new Failure.TooLarge(large.Detail),
        _ => throw new InvalidOperationException($"{outcome} is no failure."),
    };
}
