using MediatR;

namespace Reporting.Application.Health;

/// <summary>Which steps to this version's schema the database has taken.</summary>
internal sealed record CheckDatabaseQuery : IRequest<SchemaState>;

internal sealed class CheckDatabaseHandler(IDatabaseSchema schema) : IRequestHandler<CheckDatabaseQuery, SchemaState>
{
    public Task<SchemaState> Handle(CheckDatabaseQuery request, CancellationToken cancellationToken) => schema.ReadAsync(cancellationToken);
}
