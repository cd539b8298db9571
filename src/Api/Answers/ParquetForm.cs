using Parquet;
using Parquet.Schema;
using Reporting.Domain.Reports;

namespace Reporting.Api.Answers;

/// <summary>The rows of a report as a Parquet file.</summary>
internal sealed class ParquetForm<TReport, TContract>(Func<TReport, TContract> map) : ReportForm<TReport>
    where TReport : class, IReport
    where TContract : class
{
    public override string Name => $"{typeof(TContract).FullName}, {Representation.Parquet}";

    public override string ContentType => Representation.Parquet;

    protected override Task WriteAsync(TReport report, Stream body, CancellationToken cancellationToken) => ParquetFile.WriteAsync((IRows)map(report), body, cancellationToken);
}

internal static class ParquetFile
{
    /// <summary>In a row group, which is in memory until it is sent.</summary>
    public const int RowsAtOnce = 10_000;

    /// <summary>Compressed by Snappy, which every reader of Parquet knows.</summary>
    public static async Task WriteAsync(IRows contract, Stream body, CancellationToken cancellationToken)
    {
        var columns = ParquetColumn.Of(contract.RowType);
        await using var group = new GroupBuffer();
        var schema = new ParquetSchema([.. columns.Select(column => column.Field)]);
        var file = await ParquetWriter.CreateAsync(schema, group, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancellationToken);
        await using (file)
        {
            foreach (var rows in contract.Rows.Chunk(RowsAtOnce))
            {
                using (var writer = file.CreateRowGroup())
                {
                    foreach (var column in columns)
                    {
                        await column.WriteAsync(writer, rows);
                    }
                }

                await group.MoveToAsync(body, cancellationToken);
            }
        }

        await group.MoveToAsync(body, cancellationToken);
    }
}
