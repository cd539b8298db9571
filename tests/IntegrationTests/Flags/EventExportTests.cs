using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

internal sealed class EventExportTests : FlagsFixture
{
    private const string Header = "id,createdAt,type,createdBy,createdByUserId,project,environment,featureName,label,summary,data,preData,tags";

    protected override IEnumerable<SampleEvent> Events =>
    [
        new(1) { Type = "=cmd()", By = "+1", Project = "-2", Environment = "@x", Flag = "\t=f", ById = -42 },
        new(2) { Type = "tag-created", Data = """{"a":"b,c"}""", PreData = "-5", Tags = ["x"] },
    ];

    [Test]
    public async Task A_row_tells_everything()
    {
        Assert.That(await ExportAsync("id=IS:2"), Is.EqualTo(new[]
        {
            Header,
            "2,2026-03-02T12:00:00.000Z,tag-created,ada@example.com,,,,,tag-created,**ada@example.com** triggered **tag-created**,\"{\"\"a\"\":\"\"b,c\"\"}\",\"'-5\",\"[{\"\"type\"\":\"\"simple\"\",\"\"value\"\":\"\"x\"\"}]\"",
        }));
    }

    [Test]
    public async Task What_a_spreadsheet_would_take_for_a_formula_is_marked_as_text()
    {
        Assert.That(await ExportAsync("id=IS:1"), Is.EqualTo(new[]
        {
            Header,
            """1,2026-03-02T12:00:00.000Z,"'=cmd()","'+1",-42,"'-2","'@x","'_=f","'=cmd()",**+1** triggered **=cmd()**,,,[]""".Replace('_', '\t'),
        }));
    }

    [Test]
    public async Task An_export_of_nothing_has_its_header()
    {
        Assert.That(await ExportAsync("id=IS:3"), Is.EqualTo(new[] { Header }));
    }

    private async Task<string[]> ExportAsync(string query)
    {
        using var answer = await Service.OpenAsync($"/api/admin/search/events/csv?{query}");
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/csv; charset=utf-8"));
        Assert.That(answer.Content.Headers.ContentDisposition!.ToString(), Is.EqualTo("attachment; filename=\"events.csv\""));
        return (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
