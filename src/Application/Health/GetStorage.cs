using MediatR;

namespace Reporting.Application.Health;

/// <summary>How much room the database takes on its server's disk.</summary>
internal sealed record GetStorageQuery : IRequest<StorageDetails>;

internal sealed record StorageDetails(long DatabaseBytes);

internal sealed class GetStorageHandler(IDatabaseStorage storage) : IRequestHandler<GetStorageQuery, StorageDetails>
{
    public async Task<StorageDetails> Handle(GetStorageQuery request, CancellationToken cancellationToken) => new(await storage.MeasureAsync(cancellationToken));
}

internal interface IDatabaseStorage
{
    /// <summary>In bytes: tables, indexes and catalogs, without the write-ahead log.</summary>
    Task<long> MeasureAsync(CancellationToken cancellationToken);
}
