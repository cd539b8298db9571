using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Reporting.Api.Telemetry;

/// <summary>Writes metrics in the text format 0.0.4 of Prometheus, with names as OpenTelemetry translates them.</summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder text = new();

    public void Add(Metric metric)
    {
        var type = TypeOf(metric.MetricType);
        var name = PrometheusName.Of(metric.Name, metric.Unit, isCounter: type is "counter");
        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(metric.Description)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            Add(name, metric.MetricType, point);
        }
    }

    public override string ToString() => text.ToString();

    private static string TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    private void Add(string name, MetricType type, in MetricPoint point)
    {
        switch (type)
        {
            case MetricType.Histogram:
                AddHistogram(name, point);
                break;
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(name, point.Tags, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(name, point.Tags, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(name, point.Tags, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(name, point.Tags, point.GetGaugeLastValueDouble());
                break;
        }
    }

    private void AddHistogram(string name, in MetricPoint point)
    {
        var count = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            Line($"{name}_bucket", point.Tags, count, ("le", Number(bucket.ExplicitBound)));
        }

        Line($"{name}_sum", point.Tags, point.GetHistogramSum());
        Line($"{name}_count", point.Tags, count);
    }

    private void Line(string name, ReadOnlyTagCollection tags, double value, (string Name, string Value)? more = null)
    {
        text.Append(name);
        var before = '{';
        foreach (var (tag, tagged) in tags)
        {
            Label(ref before, PrometheusName.Of(tag), Convert.ToString(tagged, CultureInfo.InvariantCulture) ?? string.Empty);
        }

        if (more is { } label)
        {
            Label(ref before, label.Name, label.Value);
        }

        text.Append(before == ',' ? "} " : " ").Append(Number(value)).Append('\n');
    }

    private void Label(ref char before, string name, string value)
    {
        text.Append(before).Append(name).Append("=\"").Append(Escape(value).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        before = ',';
    }

    private static string Number(double value)
        => double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string value) => value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
