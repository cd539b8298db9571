using System.Globalization;
using FluentValidation;
using MediatR;
using Reporting.Application.Access;
using Reporting.Application.Notifications;
using Reporting.Application.Pipeline;
using Reporting.Domain.Access;

namespace Reporting.Application.Schedules;

/// <summary>Adds or changes a schedule.</summary>
/// <param name="On">The day of a weekly one, as monday, or of a monthly one, as 1.</param>
/// <param name="At">As 08:00.</param>
internal sealed record SaveScheduleCommand(
    string Name,
    string? View,
    string? Role,
    string? Every,
    string? On,
    string? At,
    string? TimeZone,
    string? CatchUp,
    IReadOnlyList<string?>? Receivers,
    IReadOnlyDictionary<string, IReadOnlyList<string?>?>? ByProject,
    bool SkipEmpty) : IRequest<SaveScheduleOutcome>, IAdministrativeAct;

internal abstract record SaveScheduleOutcome
{
    public sealed record Saved(Schedule Schedule, bool Created) : SaveScheduleOutcome;

    public sealed record Refused(string Field, string Message) : SaveScheduleOutcome;
}

internal sealed class SaveScheduleValidator : AbstractValidator<SaveScheduleCommand>
{
    private const int LongestView = 2_000;
    private const int LongestProject = 255;
    private const int MaxProjects = 200;
    private const int LastDay = 31;

    public SaveScheduleValidator()
    {
        RuleFor(command => command.Name).ResourceName();
        RuleFor(command => command.View)
            .Must(view => view is { Length: > 0 and <= LongestView } && view[0] == '/' && !view.Any(char.IsControl))
            .WithMessage($"must be the address of a page, path and query, of at most {LongestView} characters, such as /flags?range=month");
        RuleFor(command => command.Role).Must(role => role is "auditor" or "member").WithMessage("must be one of auditor, member");
        RuleFor(command => command.Every).NameOf<SaveScheduleCommand, ScheduleInterval>();
        RuleFor(command => command.On).Must(on => on is null).When(command => command.Every is "day").WithMessage("is not for a daily schedule");
        RuleFor(command => command.On).Must(IsWeekday).When(command => command.Every is "week").WithMessage("must be a day of the week, such as monday");
        RuleFor(command => command.On).Must(IsDayOfMonth).When(command => command.Every is "month").WithMessage("must be a day of the month, from 1 to 31");
        RuleFor(command => command.At).Must(at => ScheduleTimes.IsTime(at)).WithMessage("must be a time from 00:00 to 23:59");
        RuleFor(command => command.TimeZone).Must(zone => zone is not null && IanaTimeZone.IsKnown(zone)).WithMessage("must be the name of an IANA time zone, such as Europe/Berlin");
        RuleFor(command => command.CatchUp).NameOf<SaveScheduleCommand, CatchUp>().When(command => command.CatchUp is not null);
        RuleFor(command => command.Receivers)
            .Must((command, receivers) => receivers is { Count: > 0 } || command.ByProject is { Count: > 0 })
            .WithMessage("must name somebody, unless by_project does");
        RuleFor(command => command.ByProject)
            .Must(projects => projects is null || (projects.Count <= MaxProjects && projects.All(project => project.Key.Length is > 0 and <= LongestProject && !project.Key.Any(char.IsControl) && project.Value is { Count: > 0 })))
            .WithMessage($"must name a receiver for each project, of which there may be {MaxProjects}");
    }

    internal static bool IsWeekday(string? text)
        => Array.Exists(Enum.GetNames<DayOfWeek>(), name => string.Equals(name.ToLowerInvariant(), text, StringComparison.Ordinal));

    private static bool IsDayOfMonth(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= LastDay;
}

internal sealed class SaveScheduleHandler(IScheduleRepository schedules, IReceiverRepository receivers, IViewRenderer renderer, IAccessDirectory directory, RequestClock clock)
    : IRequestHandler<SaveScheduleCommand, SaveScheduleOutcome>
{
    public async Task<SaveScheduleOutcome> Handle(SaveScheduleCommand request, CancellationToken cancellationToken)
    {
        var definition = DefinitionOf(request);
        var known = await receivers.ReadNamesAsync(cancellationToken);
        if (definition.AllReceivers.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            var field = definition.Receivers.Contains(unknown, StringComparer.Ordinal) ? nameof(request.Receivers) : nameof(request.ByProject);
            return new SaveScheduleOutcome.Refused(field, known.Count == 0 ? "names a receiver, and there is none yet" : $"must name receivers; there are: {string.Join(", ", known)}");
        }

        if (renderer.FaultOf(definition.View, definition.Role, await directory.ReadInstancesAsync(cancellationToken)) is { } fault)
        {
            return new SaveScheduleOutcome.Refused(nameof(request.View), fault);
        }

        var (schedule, created) = await schedules.SaveAsync(request.Name, definition, definition.Times.NextAfter(clock.Now), cancellationToken);
        return new SaveScheduleOutcome.Saved(schedule, created);
    }

    private static ScheduleDefinition DefinitionOf(SaveScheduleCommand request)
    {
        var interval = Enum.Parse<ScheduleInterval>(request.Every!, ignoreCase: true);
        var times = new ScheduleTimes(
            interval,
            interval == ScheduleInterval.Week ? Enum.Parse<DayOfWeek>(request.On!, ignoreCase: true) : null,
            interval == ScheduleInterval.Month ? int.Parse(request.On!, CultureInfo.InvariantCulture) : null,
            ScheduleTimes.ParseTime(request.At!),
            request.TimeZone!);
        return new ScheduleDefinition(
            request.View!,
            Enum.Parse<TokenRole>(request.Role!, ignoreCase: true),
            times,
            request.CatchUp is { } catchUp ? Enum.Parse<CatchUp>(catchUp, ignoreCase: true) : CatchUp.Once,
            Named(request.Receivers),
            request.ByProject?.ToDictionary(project => project.Key, project => Named(project.Value), StringComparer.Ordinal) ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            request.SkipEmpty);
    }

    private static IReadOnlyList<string> Named(IReadOnlyList<string?>? names) => [.. (names ?? []).Select(name => name ?? "").Distinct(StringComparer.Ordinal)];
}
