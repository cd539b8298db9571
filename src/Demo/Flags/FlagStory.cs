using Part = Reporting.Demo.Flags.ShopCalendar.Part;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Demo.Flags;

/// <summary>What happened to a flag until now.</summary>
internal sealed class FlagStory
{
    private readonly Shop shop;
    private readonly List<FlagEvent> events = [];
    private readonly List<StrategyState> strategies = [];
    private readonly List<(DateTimeOffset At, string Environment, bool IsOn)> switches = [];

    public FlagStory(Shop shop, ShopFlag flag)
    {
        this.shop = shop;
        Flag = flag;
        var released = this.Begin(ShopCalendar.DiceFor(Part.Release, flag.Index));
        this.CareFor(released, ShopCalendar.DiceFor(Part.Care, flag.Index));
        this.Age(ShopCalendar.DiceFor(Part.Staleness, flag.Index));
        this.End(ShopCalendar.DiceFor(Part.End, flag.Index));
        Events = [.. events.OrderBy(each => each.CreatedAt)];
    }

    public ShopFlag Flag { get; }

    public ShopCalendar Calendar => shop.Calendar;

    /// <summary>In the order of time, without ids.</summary>
    public IReadOnlyList<FlagEvent> Events { get; }

    /// <summary>In the order of time, for each environment.</summary>
    public IReadOnlyList<StrategyState> Strategies => strategies;

    public IReadOnlyList<(DateTimeOffset At, string Environment, bool IsOn)> Switches => switches;

    /// <summary>Someone of the flag's project did something. What would come after now, or after the flag's end, does not happen.</summary>
    public void Tell(DateTimeOffset at, string type, Dice dice, string? environment = null, RawJson? data = null, RawJson? preData = null)
        => Tell(at, type, shop.Someone(Flag.ProjectAt(at), at, dice), environment, data, preData);

    /// <summary>The instance did something by itself.</summary>
    public void TellOfSystem(DateTimeOffset at, string type) => Tell(at, type, by: null, environment: null, data: null, preData: null);

    public void Switch(DateTimeOffset at, string environment, bool isOn, Dice dice)
    {
        Tell(at, isOn ? "feature-environment-enabled" : "feature-environment-disabled", dice, environment);
        if (Happens(at))
        {
            switches.Add((at, environment, isOn));
        }
    }

    /// <summary>The strategy of an environment is added or changed; to be called in the order of time.</summary>
    public void SetStrategy(DateTimeOffset at, string environment, int rollout, IReadOnlyList<StrategyConstraint> constraints, Dice dice)
    {
        var former = strategies.FindLast(state => string.Equals(state.Environment, environment, StringComparison.Ordinal));
        var state = new StrategyState(at, former?.Id ?? dice.Id().ToString(), environment, rollout, constraints);
        Tell(
            at,
            former is null ? "feature-strategy-add" : "feature-strategy-update",
            dice,
            environment,
            EventData.OfStrategy(Flag, state),
            former is null ? null : EventData.OfStrategy(Flag, former));
        if (Happens(at))
        {
            strategies.Add(state);
        }
    }

    private bool Happens(DateTimeOffset at) => Calendar.HasCome(at) && !(at > Flag.RetiresAt);

    private void Tell(DateTimeOffset at, string type, ShopPerson? by, string? environment, RawJson? data, RawJson? preData)
    {
        if (!Happens(at))
        {
            return;
        }

        events.Add(new FlagEvent
        {
            Id = 0,
            Type = type,
            CreatedAt = at,
            CreatedBy = by?.Email ?? Shop.SystemName,
            CreatedByUserId = by?.Id ?? Shop.SystemId,
            Project = Flag.ProjectAt(at).Id,
            Environment = environment,
            FeatureName = Flag.Name,
            Data = data,
            PreData = preData,
            Tags = Flag.Team is null || at == Flag.CreatedAt ? [] : [new RawJson($$"""{"value":"{{Flag.Team}}","type":"simple"}""")],
        });
    }
}
