using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

internal static class ReportQuery
{
    /// <summary>The rows that an SQL file answers with, in its order.</summary>
    public static Task<List<TRow>> QueryAsync<TRow>(
        this ReportingDbContext context,
        string file,
        int instanceId,
        IEnumerable<NpgsqlParameter> parameters,
        CancellationToken cancellationToken)
        where TRow : class
    {
        return context.Rows<TRow>(file, instanceId, parameters).ToListAsync(cancellationToken);
    }

    private static IQueryable<TRow> Rows<TRow>(this ReportingDbContext context, string file, int instanceId, IEnumerable<NpgsqlParameter> parameters)
        where TRow : class
    {
        object[] all = [new NpgsqlParameter<int>("instance", instanceId), .. parameters];
        return context.Set<TRow>().FromSqlRaw(SqlFile.Read(file), all);
    }
}
