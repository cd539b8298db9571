using Reporting.Application.Access;
using Reporting.Application.Ingestion.Bodies;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Hands bodies on as they come.</summary>
internal sealed class SpoolFake : IBodySpool
{
    public Task<RecordBody> ReceiveAsync(RecordBody body, SlotOwner sender, CancellationToken cancellationToken) => Task.FromResult(body);
}
