using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Formats;

namespace Reporting.UnitTests.Dashboard;

internal sealed class ChartTests
{
    private static readonly Texts English = new(Locale.English, TimeZoneInfo.Utc);

    [TestCase(new double[] { 1, 0 }, DataKind.Number, "0 1")]
    [TestCase(new double[] { 2, 1 }, DataKind.Number, "0 1 2")]
    [TestCase(new[] { 0.1, 0.04 }, DataKind.Number, "0 0.025 0.05 0.075 0.1")]
    [TestCase(new[] { 0.9, 0.04 }, DataKind.Number, "0 0.25 0.5 0.75 1")]
    [TestCase(new[] { 0.001, 0 }, DataKind.Share, "0% 0.025% 0.05% 0.075% 0.1%")]
    [TestCase(new[] { 0.42, 0 }, DataKind.Share, "0% 20% 40% 60%")]
    [TestCase(new double[] { 48_000, 1 }, DataKind.Number, "0 20k 40k 60k")]
    public async Task Ticks_of_counts_are_whole_and_no_two_are_alike(double[] values, DataKind unit, string ticks)
    {
        var days = Enumerable.Range(0, values.Length).Select(new DateOnly(2026, 3, 2).AddDays).ToList();
        var drawn = await DrawAsync<LineChart>(new(StringComparer.Ordinal)
        {
            [nameof(LineChart.Days)] = days,
            [nameof(LineChart.Series)] = new[] { Series.Of("Some", values) },
            [nameof(LineChart.Unit)] = unit,
            [nameof(LineChart.Texts)] = English,
        });

        Assert.That(drawn, Is.SupersetOf(ticks.Split(' ')));
        Assert.That(drawn, Has.Count.EqualTo(ticks.Split(' ').Length + days.Count));
    }

    [Test]
    public async Task A_histogram_says_what_its_ranges_are_ranges_of()
        => Assert.That(await DrawAsync<Histogram>(new(StringComparer.Ordinal) { [nameof(Histogram.Bins)] = Bin.Over([0, 50], [10, 90]), [nameof(Histogram.Unit)] = "ms", [nameof(Histogram.Texts)] = English }), Does.Contain("ms"));

    [TestCase(0.0, true, true)]
    [TestCase(0.0, false, false)]
    [TestCase(2.0, false, true)]
    [TestCase(null, true, false)]
    public void Nothing_is_a_value_of_states_alone(double? value, bool zeroCounts, bool has)
        => Assert.That(new Series("Some", [null, value]).HasValues(zeroCounts), Is.EqualTo(has));

    /// <summary>The texts of a drawing.</summary>
    private static async Task<IReadOnlyList<string>> DrawAsync<TChart>(Dictionary<string, object?> parameters)
        where TChart : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var markup = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TChart>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return [.. markup.Split("<text").Skip(1).Select(text => text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..text.IndexOf("</text>", StringComparison.Ordinal)])];
    }
}
