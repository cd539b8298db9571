using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Application.Notifications;
using Reporting.Application.Schedules;

namespace Reporting.Infrastructure.Schedules;

/// <summary>Makes the views of schedules whose time has come, and puts them into the outbox together with the time that comes next.</summary>
internal sealed class ScheduleRun(
    ScheduleQueue queue, IViewRenderer renderer, INotificationOutbox outbox, IOptions<NotificationOptions> options, TimeProvider clock, ILogger<ScheduleRun> log)
{
    private const int BytesInMegabyte = 1024 * 1024;

    /// <summary>A time that is longer ago was missed.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public Task<IReadOnlyList<DueSchedule>> ReadDueAsync(CancellationToken cancellationToken) => queue.ReadDueAsync(clock.GetUtcNow(), cancellationToken);

    public Task RunAsync(DueSchedule due, CancellationToken cancellationToken)
        => queue.WithLockAsync(due.Name, connection => RunAsync(due, connection, cancellationToken), cancellationToken);

    private async Task RunAsync(DueSchedule due, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (now, schedule) = (clock.GetUtcNow(), due.ToSchedule());
        var times = schedule.Definition.Times;
        var (meant, next) = (times.LastUntil(now, due.DueAt), times.NextAfter(now));
        IReadOnlyList<Notification> made = [];
        string? error = null;
        if (schedule.Definition.CatchUp == CatchUp.Once || now - meant <= Late)
        {
            (made, error) = await TryMakeAsync(schedule, meant, cancellationToken);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await ScheduleQueue.AdvanceAsync(transaction, due, next, made.Count > 0 ? now : null, error, cancellationToken))
        {
            return;
        }

        foreach (var notification in made)
        {
            await outbox.AddAsync(notification, transaction, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<(IReadOnlyList<Notification> Made, string? Error)> TryMakeAsync(Schedule schedule, DateTimeOffset meant, CancellationToken cancellationToken)
    {
        try
        {
            return (await MakeAsync(schedule, meant, cancellationToken), null);
        }
        catch (ViewException exception)
        {
            log.LogWarning("The schedule {Schedule} can't be sent: {Cause}", schedule.Name, exception.Message);
            return ([], exception.Message);
        }
    }

    private async Task<IReadOnlyList<Notification>> MakeAsync(Schedule schedule, DateTimeOffset meant, CancellationToken cancellationToken)
    {
        var made = new List<Notification>();
        if (schedule.Definition.Receivers.Count > 0)
        {
            made.AddRange(await MakeAsync(schedule, meant, project: null, schedule.Definition.Receivers, cancellationToken));
        }

        foreach (var (project, receivers) in schedule.Definition.ByProject.OrderBy(project => project.Key, StringComparer.Ordinal))
        {
            made.AddRange(await MakeAsync(schedule, meant, project, receivers, cancellationToken));
        }

        return made;
    }

    private async Task<IReadOnlyList<Notification>> MakeAsync(
        Schedule schedule, DateTimeOffset meant, string? project, IReadOnlyList<string> receivers, CancellationToken cancellationToken)
    {
        var definition = schedule.Definition;
        var address = project is null ? definition.View : WithProject(definition.View, project);
        var view = await renderer.RenderAsync(address, definition.Role, definition.Times.Zone, cancellationToken);
        if (view.IsEmpty && definition.SkipEmpty)
        {
            return [];
        }

        if (view.Files.Sum(file => (long)file.Content.Length) is var bytes && bytes > options.Value.MaxMegabytes * (long)BytesInMegabyte)
        {
            throw new ViewException($"it has {bytes / BytesInMegabyte} MB, more than Notifications:MaxMegabytes = {options.Value.MaxMegabytes}");
        }

        var key = $"schedule/{schedule.Name}/{meant.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)}Z/{project}";
        return
        [
            new Notification(key, "report", view.Title, view.Text, meant, receivers)
            {
                Page = view.Address,
                Html = view.Html,
                Files = view.Files,
                Data = DataOf(schedule, view, project),
            },
        ];
    }

    private static JsonObject DataOf(Schedule schedule, RenderedView view, string? project) => new()
    {
        ["schedule"] = schedule.Name,
        ["view"] = view.Address,
        ["instance"] = view.Instance,
        ["project"] = project,
        ["from"] = view.First?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = view.Last?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["time_zone"] = schedule.Definition.Times.Zone,
        ["rows"] = view.Rows,
    };

    private static string WithProject(string view, string project)
        => $"{view}{(view.Contains('?', StringComparison.Ordinal) ? '&' : '?')}project={Uri.EscapeDataString(project)}";
}
