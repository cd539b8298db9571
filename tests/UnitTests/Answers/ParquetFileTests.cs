using System.Reflection;
using NUnit.Framework;
using Parquet;
using Reporting.Api.Answers;
using Reporting.Api.Native.Reports;

namespace Reporting.UnitTests.Answers;

internal sealed class ParquetFileTests
{
    [Test]
    public async Task A_long_report_is_sent_group_by_group()
    {
        const int count = (2 * ParquetFile.RowsAtOnce) + 5_000;
        var sent = new SentParts();

        await ParquetFile.WriteAsync(new Counted(count), sent, CancellationToken.None);

        Assert.That(sent.Parts, Has.Count.EqualTo(4), "three groups and the end of the file");
        Assert.That(sent.Parts.Max(part => part.Length), Is.LessThan(sent.Parts.Sum(part => part.Length) / 2));
        using var file = new MemoryStream([.. sent.Parts.SelectMany(part => part)]);
        await using var reader = await ParquetReader.CreateAsync(file);
        Assert.That(reader.RowGroups.Select(group => group.RowCount), Is.EqualTo([ParquetFile.RowsAtOnce, ParquetFile.RowsAtOnce, 5_000]));
    }

    [Test]
    public async Task A_report_without_rows_is_a_file_that_has_its_columns()
    {
        using var file = new MemoryStream();
        await ParquetFile.WriteAsync(new Counted(0), file, CancellationToken.None);

        file.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(file);
        Assert.That((reader.RowGroupCount, string.Join(' ', reader.Schema.Fields.Select(field => field.Name))), Is.EqualTo((0, "date users")));
    }

    /// <summary>A type that has no form would fail with the first request for it.</summary>
    [TestCaseSource(nameof(RowTypes))]
    public void Every_row_of_a_report_has_columns(Type row)
        => Assert.That(ParquetColumn.Of(row).Select(column => column.Field.Name), Is.Not.Empty.And.EqualTo(RowField.Of(row).Select(field => field.Name)));

    private static IEnumerable<Type> RowTypes()
        => typeof(ParquetFile).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetCustomAttributes<Microsoft.AspNetCore.Mvc.ProducesResponseTypeAttribute>())
            .Select(answer => answer.Type)
            .Where(type => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(ReportContract<>))
            .Select(type => type!.GenericTypeArguments[0])
            .Distinct();

    private sealed class Counted(int count) : IRows
    {
        public Type RowType => typeof(ActiveUsersRow);

        public IReadOnlyList<object> Rows { get; } = [.. Enumerable.Range(0, count).Select(number => new ActiveUsersRow(DateOnly.FromDayNumber(700_000 + number), number * 7919))];
    }

    private sealed class SentParts : MemoryStream
    {
        public List<byte[]> Parts { get; } = [];

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Parts.Add(buffer.ToArray());
            return ValueTask.CompletedTask;
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A connection is not written to without waiting.");
    }
}
