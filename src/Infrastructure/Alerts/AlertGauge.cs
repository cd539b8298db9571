using System.Diagnostics.Metrics;
using Reporting.Application.Telemetry;
using Reporting.Domain.Alerts;

namespace Reporting.Infrastructure.Alerts;

/// <summary>How many rules are in each state, on the server that evaluates them.</summary>
internal sealed class AlertGauge
{
    private volatile IReadOnlyList<Measurement<int>> states = [];
    private volatile int failing = -1;

    public AlertGauge()
    {
        Instruments.Meter.CreateObservableGauge("reporting.alerts", ReadStates, "{rule}", "Alert rules by state, on the server that evaluates them.");
        Instruments.Meter.CreateObservableGauge("reporting.alerts.failing", ReadFailing, "{rule}", "Alert rules that can't be evaluated, on the server that evaluates them.");
    }

    /// <param name="statuses">None where this server evaluates no rules.</param>
    public void Show(IEnumerable<AlertStatus> statuses)
    {
        var all = statuses.ToList();
        states = all.Count == 0
            ? []
            : [.. Enum.GetValues<AlertState>().Select(state => new Measurement<int>(all.Count(status => status.State == state), new KeyValuePair<string, object?>("state", Word.Of(state))))];
        failing = all.Count == 0 ? -1 : all.Count(status => status.IsFailing);
    }

    private IEnumerable<Measurement<int>> ReadStates() => states;

    private IEnumerable<Measurement<int>> ReadFailing() => failing < 0 ? [] : [new Measurement<int>(failing)];
}
