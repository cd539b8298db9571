using System.Text.Json;
using Reporting.Api.Unleash.Contracts;

namespace Reporting.Api.Unleash.Statistics;

/// <summary>A way to write statistics. The time stands at one place in it, so that a body can be kept and sent again with another time.</summary>
internal abstract class StatisticsForm
{
    public static readonly StatisticsForm Json = new JsonForm();

    public static readonly StatisticsForm Csv = new CsvForm();

    public abstract string Name { get; }

    public abstract string ContentType { get; }

    /// <summary>What it is called when it is saved; empty where it is to be shown.</summary>
    public abstract string FileName(string instanceId, DateTimeOffset time);

    public abstract byte[] Write(InstanceAdminStatsSchema stats, JsonSerializerOptions options);

    /// <summary>Where the time's first digit is.</summary>
    public abstract int TimeOffset(ReadOnlySpan<byte> body);

    private sealed class JsonForm : StatisticsForm
    {
        private static ReadOnlySpan<byte> BeforeTime => "{\"timestamp\":\""u8;

        public override string Name => "json";

        public override string ContentType => "application/json; charset=utf-8";

        public override string FileName(string instanceId, DateTimeOffset time) => string.Empty;

        public override byte[] Write(InstanceAdminStatsSchema stats, JsonSerializerOptions options) => JsonSerializer.SerializeToUtf8Bytes(stats, options);

        public override int TimeOffset(ReadOnlySpan<byte> body) => BeforeTime.Length;
    }

    private sealed class CsvForm : StatisticsForm
    {
        public override string Name => "csv";

        public override string ContentType => "text/csv; charset=utf-8";

        public override string FileName(string instanceId, DateTimeOffset time)
            => $"unleash-{string.Concat(instanceId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' ? letter : '_'))}-{time.ToUnixTimeMilliseconds()}.csv";

        public override byte[] Write(InstanceAdminStatsSchema stats, JsonSerializerOptions options) => ObjectCsv.Write(JsonSerializer.SerializeToElement(stats, options));

        /// <summary>After the line of names and a quotation mark.</summary>
        public override int TimeOffset(ReadOnlySpan<byte> body) => body.IndexOf((byte)'\n') + 2;
    }
}
