using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>
/// Questions of one report that are asked together, in one round trip: the database goes on with the next ones while the rows of the first are read.
/// </summary>
internal sealed class ReportBatch(ReportingDbContext context, int instanceId)
{
    private readonly List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Add)> questions = [];

    /// <returns>The rows that the SQL file answers with, in its order, once the batch has been run.</returns>
    public IReadOnlyList<TRow> Add<TRow>(string file, IEnumerable<NpgsqlParameter> parameters, Func<NpgsqlDataReader, TRow> read)
    {
        var rows = new List<TRow>();
        Each(file, parameters, row => rows.Add(read(row)));
        return rows;
    }

    /// <summary>Takes the rows that the SQL file answers with, in its order, while the batch is run.</summary>
    public void Each(string file, IEnumerable<NpgsqlParameter> parameters, Action<NpgsqlDataReader> take)
    {
        var command = new NpgsqlBatchCommand(SqlFile.Read(file));
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        questions.Add((command, take));
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)context.Database.GetDbConnection());
            questions.ForEach(question => batch.BatchCommands.Add(question.Command));
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            foreach (var (_, add) in questions)
            {
                while (await rows.ReadAsync(cancellationToken))
                {
                    add(rows);
                }

                await rows.NextResultAsync(cancellationToken);
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
