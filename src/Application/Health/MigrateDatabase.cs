using MediatR;

namespace Reporting.Application.Health;

/// <summary>Brings the database to this version's schema; answers with the steps that were missing.</summary>
internal sealed record MigrateDatabaseCommand : IRequest<IReadOnlyList<string>>;

internal sealed class MigrateDatabaseHandler(IDatabaseSchema schema) : IRequestHandler<MigrateDatabaseCommand, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(MigrateDatabaseCommand request, CancellationToken cancellationToken)
    {
        var before = await schema.ReadAsync(cancellationToken);
        await schema.MigrateAsync(cancellationToken);
        return before.Missing;
    }
}
