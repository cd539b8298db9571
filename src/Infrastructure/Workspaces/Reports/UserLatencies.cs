using System.Numerics;
using System.Runtime.CompilerServices;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Samples and templates by user.</summary>
internal sealed class UserLatencies
{
    /// <summary>From so many samples on, percentiles are selected on two processors.</summary>
    private const int ManySamples = 2_500_000;

    private const int Processors = 2;

    private readonly IdIndex users = new();
    private readonly TemplateSets templates = new();
    private readonly List<LatencySamples> samples = [];

    public IReadOnlyList<Guid> UserIds => users.Ids;

    /// <returns>False for a day that an upgrade has left without latencies until it is computed anew.</returns>
    public bool TryAddWholeDay(UsedLatenciesRow day)
    {
        if (day.Latencies.Length > 0)
        {
            AddWholeDay(day);
            return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddHalfHours(TemplateDayRow row, ulong halfHours)
    {
        var reader = new ByteReader(row.Users);
        var contents = row.Contents.AsSpan();
        var template = templates.Of(row.TemplateId);
        while (!reader.IsAtEnd)
        {
            var (userId, present) = (reader.ReadId(), reader.ReadHalfHours());
            var packed = contents[..(BitOperations.PopCount(present) * sizeof(float))];
            contents = contents[packed.Length..];
            if ((present & halfHours) != 0)
            {
                var user = users.Of(userId);
                templates.Add(user, template);
                SamplesOf(user).Add(Within(packed, present, halfHours));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddWholeDay(UsedLatenciesRow day)
    {
        var indexes = Array.ConvertAll(UsedDay.TemplatesOf(day.Templates), templates.Of);
        var reader = new ByteReader(day.Users);
        var latencies = new ByteReader(day.Latencies);
        while (!reader.IsAtEnd)
        {
            var user = users.Of(reader.ReadId());
            reader.ReadHalfHours();
            reader.ReadUInt16();
            for (var count = reader.ReadCount(); count > 0; count--)
            {
                templates.Add(user, indexes[reader.ReadCount()]);
            }

            SamplesOf(user).Add(latencies.Read(latencies.ReadCount() * sizeof(float)));
        }
    }

    /// <summary>The samples of a stretch of half hours lie together.</summary>
    private static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> packed, ulong present, ulong halfHours)
    {
        var before = BitOperations.PopCount(present & ((halfHours & (~halfHours + 1)) - 1));
        return packed.Slice(before * sizeof(float), BitOperations.PopCount(present & halfHours) * sizeof(float));
    }

    private LatencySamples SamplesOf(int user)
    {
        if (user == samples.Count)
        {
            samples.Add(new LatencySamples());
        }

        return samples[user];
    }
}
