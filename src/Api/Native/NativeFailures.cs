using Reporting.Api.Dialects;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Api.Native;

/// <summary>A body of records that can't be taken.</summary>
internal sealed record InvalidRecords(IReadOnlyList<RecordFault> Faults) : Failure(StatusCodes.Status400BadRequest);

/// <summary>A body of records for which there is no room now.</summary>
internal sealed record NoRoomForBody(string Detail, int Status) : Failure.Transient(Status, TimeSpan.FromSeconds(1));

/// <summary>A body of records in a form that isn't read.</summary>
internal sealed record UnsupportedBody(string Detail) : Failure(StatusCodes.Status415UnsupportedMediaType);
