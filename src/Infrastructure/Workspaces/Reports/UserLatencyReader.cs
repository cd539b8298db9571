using System.Numerics;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class UserLatencyReader(ReportingDbContext context) : IUserLatencyReader
{
    public async Task<IReadOnlyList<UserLatency>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (halfHours, latencies) = (new WindowHalfHours(window), new UserLatencies());
        await foreach (var day in new DayRows(context, instanceId, templates).ReadLatenciesAsync(halfHours.Days).WithCancellation(cancellationToken))
        {
            foreach (var row in day)
            {
                latencies.Add(row, halfHours.Of(row.Day));
            }
        }

        var users = await context.ReadUsersAsync(instanceId, latencies.Users.Ids, cancellationToken);
        return users.ConvertAll(latencies.ToLatency);
    }

    /// <summary>Samples and templates by user.</summary>
    private sealed class UserLatencies
    {
        private readonly TemplateSets templates = new();
        private readonly List<LatencySamples> samples = [];

        public IdIndex Users { get; } = new();

        public void Add(TemplateDayRow row, ulong halfHours)
        {
            var users = new ByteReader(row.Users);
            var contents = row.Contents.AsSpan();
            var template = templates.Of(row.TemplateId);
            while (!users.IsAtEnd)
            {
                var (userId, present) = (users.ReadId(), users.ReadHalfHours());
                var packed = contents[..(BitOperations.PopCount(present) * sizeof(float))];
                contents = contents[packed.Length..];
                if ((present & halfHours) != 0)
                {
                    var user = Users.Of(userId);
                    templates.Add(user, template);
                    Add(user, packed, present, halfHours);
                }
            }
        }

        public UserLatency ToLatency(KnownUserRow user)
        {
            var number = Users.Of(user.UserId);
            var (p50, p95) = samples[number].Percentiles();
            return new UserLatency(user.UserId, user.Username, user.AvatarUrl, templates.TemplatesOf(number), p50, p95);
        }

        private void Add(int user, ReadOnlySpan<byte> packed, ulong present, ulong halfHours)
        {
            if (user == samples.Count)
            {
                samples.Add(new LatencySamples());
            }

            // The samples of a stretch of half hours lie together.
            var before = BitOperations.PopCount(present & ((halfHours & (~halfHours + 1)) - 1));
            samples[user].Add(packed.Slice(before * sizeof(float), BitOperations.PopCount(present & halfHours) * sizeof(float)));
        }
    }
}
