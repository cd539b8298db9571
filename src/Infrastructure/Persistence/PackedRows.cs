using System.Buffers;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Reads rows of a day and large packed columns, into memory that is used again for every row.</summary>
internal sealed class PackedRows(ReportingDbContext context, int instanceId) : IDisposable
{
    private readonly List<byte[]> buffers = [];
    private readonly List<int> lengths = [];

    /// <summary>Takes a row, which is there until it returns.</summary>
    public delegate void VisitRow(DateOnly day, PackedRows columns);

    /// <summary>A packed column of the row, from 0.</summary>
    public ReadOnlySpan<byte> this[int column] => buffers[column].AsSpan(0, lengths[column]);

    /// <param name="file">An SQL file that answers with a day, and then with packed columns.</param>
    public async Task ReadAsync(string file, IEnumerable<NpgsqlParameter> parameters, VisitRow visit, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(SqlFile.Read(file), (NpgsqlConnection)context.Database.GetDbConnection());
            command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
            command.Parameters.AddRange(parameters.ToArray());
            await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                var day = await rows.GetFieldValueAsync<DateOnly>(0, cancellationToken);
                for (var column = 1; column < rows.FieldCount; column++)
                {
                    await using var packed = await rows.GetStreamAsync(column, cancellationToken);
                    await packed.ReadExactlyAsync(Room(column - 1, (int)packed.Length), cancellationToken);
                }

                visit(day, this);
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    public void Dispose()
    {
        buffers.ForEach(buffer => ArrayPool<byte>.Shared.Return(buffer));
        buffers.Clear();
    }

    private Memory<byte> Room(int column, int length)
    {
        if (column == buffers.Count)
        {
            buffers.Add(ArrayPool<byte>.Shared.Rent(length));
            lengths.Add(length);
        }

        if (buffers[column].Length < length)
        {
            ArrayPool<byte>.Shared.Return(buffers[column]);
            buffers[column] = ArrayPool<byte>.Shared.Rent(length);
        }

        lengths[column] = length;
        return buffers[column].AsMemory(0, length);
    }
}
