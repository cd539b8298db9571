using System.Numerics;
using System.Runtime.CompilerServices;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Samples and templates by user.</summary>
/// <param name="days">Of how many days there will be samples: room is taken for them at once.</param>
internal sealed class UserLatencies(int days) : IDisposable
{
    /// <summary>From so many samples on, percentiles are selected on two processors.</summary>
    private const int ManySamples = 2_000_000;

    private const int Processors = 2;

    /// <summary>A window may be longer than there are records.</summary>
    private const int MaxExpected = 2048;

    private readonly IdIndex users = new();
    private readonly TemplateSets templates = new();
    private readonly SampleArena arena = new();
    private readonly List<LatencySamples> samples = [];

    public IReadOnlyList<Guid> UserIds => users.Ids;

    /// <param name="day">The columns of <c>used_latencies.sql</c>.</param>
    /// <returns>False for a day that an upgrade has left without latencies until it is computed anew.</returns>
    public bool TryAddWholeDay(PackedRows day)
    {
        const int Users = 0, Templates = 1, Latencies = 2;
        if (day[Latencies].IsEmpty)
        {
            return false;
        }

        AddWholeDay(day[Users], day[Templates], day[Latencies]);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddHalfHours(Guid templateId, ReadOnlySpan<byte> userColumn, ReadOnlySpan<byte> latencyColumn, ulong halfHours)
    {
        var reader = new ByteReader(userColumn);
        var contents = latencyColumn;
        var template = templates.Of(templateId);
        while (!reader.IsAtEnd)
        {
            var (userId, present) = (reader.ReadId(), reader.ReadHalfHours());
            var packed = contents[..(BitOperations.PopCount(present) * sizeof(float))];
            contents = contents[packed.Length..];
            if ((present & halfHours) != 0)
            {
                var user = users.Of(userId);
                templates.Add(user, template);
                SamplesOf(user, BitOperations.PopCount(present)).Add(Within(packed, present, halfHours));
            }
        }
    }

    public IReadOnlyList<UserLatency> Of(IReadOnlyList<KnownUserRow> known)
    {
        var numbers = known.Select(user => users.Of(user.UserId)).ToArray();
        var percentiles = new (double P50, double P95)[known.Count];
        var processors = samples.Sum(user => (long)user.Count) < ManySamples ? 1 : Processors;
        Parallel.For(0, known.Count, new ParallelOptions { MaxDegreeOfParallelism = processors }, index => percentiles[index] = samples[numbers[index]].Percentiles());
        return [.. known.Select((user, index) => Of(user, numbers[index], percentiles[index]))];
    }

    private UserLatency Of(KnownUserRow user, int number, (double P50, double P95) percentiles)
        => new(user.UserId, user.Username, user.AvatarUrl, templates.TemplatesOf(number), percentiles.P50, percentiles.P95);

    public void Dispose() => arena.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddWholeDay(ReadOnlySpan<byte> userColumn, ReadOnlySpan<byte> templateColumn, ReadOnlySpan<byte> latencyColumn)
    {
        var indexes = Array.ConvertAll(UsedDay.TemplatesOf(templateColumn), templates.Of);
        var reader = new ByteReader(userColumn);
        var latencies = new ByteReader(latencyColumn);
        while (!reader.IsAtEnd)
        {
            var user = users.Of(reader.ReadId());
            reader.ReadHalfHours();
            reader.ReadUInt16();
            for (var used = reader.ReadCount(); used > 0; used--)
            {
                templates.Add(user, indexes[reader.ReadCount()]);
            }

            var count = latencies.ReadCount();
            SamplesOf(user, count).AddMeasured(latencies.Read(count * sizeof(float)));
        }
    }

    /// <summary>The samples of a stretch of half hours lie together.</summary>
    private static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> packed, ulong present, ulong halfHours)
    {
        var before = BitOperations.PopCount(present & ((halfHours & (~halfHours + 1)) - 1));
        return packed.Slice(before * sizeof(float), BitOperations.PopCount(present & halfHours) * sizeof(float));
    }

    /// <param name="ofDay">How many samples the user has on a day.</param>
    private LatencySamples SamplesOf(int user, int ofDay)
    {
        if (user == samples.Count)
        {
            samples.Add(new LatencySamples(arena, Math.Min(days * Math.Max(ofDay, 1), MaxExpected)));
        }

        return samples[user];
    }
}
