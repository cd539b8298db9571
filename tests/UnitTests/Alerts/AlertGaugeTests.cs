using System.Diagnostics.Metrics;
using System.Globalization;
using NUnit.Framework;
using Reporting.Domain.Alerts;
using Reporting.Infrastructure.Alerts;

namespace Reporting.UnitTests.Alerts;

internal sealed class AlertGaugeTests
{
    private static readonly AlertStatus Ok = AlertStatus.New(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public void Rules_are_counted_by_state()
    {
        var gauge = new AlertGauge();
        gauge.Show([Ok, Ok with { State = AlertState.Firing }, Ok with { State = AlertState.Firing, IsFailing = true }, Ok with { State = AlertState.Resolved }]);

        Assert.That(Read(), Is.EqualTo(["reporting.alerts firing 2", "reporting.alerts ok 1", "reporting.alerts pending 0", "reporting.alerts resolved 1", "reporting.alerts.failing  1"]));
        gauge.Show([]);
        Assert.That(Read(), Is.Empty, "a server that evaluates none says nothing");
    }

    private static List<string> Read()
    {
        var seen = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Name.StartsWith("reporting.alerts", StringComparison.Ordinal))
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Add(string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")} {value}")));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. seen.Order(StringComparer.Ordinal)];
    }
}
