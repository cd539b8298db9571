using System.CommandLine;
using Reporting.Api.Native;
using Reporting.Application.Sources;
using Reporting.Domain.Sources;

namespace Reporting.Api.Cli;

/// <summary>Needs no database.</summary>
internal sealed class SourceGrants : Command
{
    private readonly Argument<string> kind = new("KIND") { Description = "The product; an unknown one is answered with those that there are." };
    private readonly Option<string> role = new("--role") { Description = "The role that the source signs in as.", HelpName = "NAME", DefaultValueFactory = _ => "reporting" };

    public SourceGrants(Operation operation)
        : base("grants", "Print SQL for a product's database: a role that may read what a source needs, and nothing else.")
    {
        Add(kind);
        Add(role);
        SetAction(operation.WithoutDatabase(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
        => session.Say((await session.SendAsync(new GetSourceGrantsQuery(given.GetRequiredValue(kind), given.GetRequiredValue(role)), cancellationToken)).TrimEnd());
}

internal sealed class SourceList : Command
{
    public SourceList(Operation operation)
        : base("list", "Print every source, one a line, with how far it has been read.")
        => SetAction(operation.OnRecords(RunAsync));

    private static async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        foreach (var source in await session.SendAsync(new ListSourcesQuery(), cancellationToken))
        {
            session.Print(SourceContract.Of(source));
        }

        return ExitCode.Done;
    }
}

/// <summary>Asks the database of a product, and not our own.</summary>
internal sealed class SourceCheckCommand : Command
{
    private readonly Argument<string?> name = new("NAME") { Description = "The source; all when absent.", Arity = ArgumentArity.ZeroOrOne };

    public SourceCheckCommand(Operation operation)
        : base("check", "Connect to the product's database and tell what may be read there, and what is missing.")
    {
        Add(name);
        SetAction(operation.WithoutDatabase(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var asked = given.GetValue(name);
        var checks = await session.SendAsync(new CheckSourcesQuery(asked), cancellationToken);
        if (checks.Count == 0)
        {
            return session.Fail(asked is null ? "The settings name no source." : $"There is no source {asked}.");
        }

        return checks.Select(check => Tell(check, session)).ToList().TrueForAll(isGood => isGood) ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool Tell(SourceCheck check, CliSession session)
    {
        if (check.Error is { } error)
        {
            session.Fail($"{check.Source.Name}: {error}");
            return false;
        }

        session.Say($"{check.Source.Name}: {check.Source.Kind} {check.ProductVersion ?? "of unknown version"}, schema {check.Generation}, fills {check.Source.Instance}");
        foreach (var table in check.Tables)
        {
            session.Say($"  {table.Table}: {Words(table)}");
        }

        foreach (var grant in check.Tables.SelectMany(table => table.Grant?.Split('\n') ?? []).Distinct(StringComparer.Ordinal))
        {
            session.Say(grant);
        }

        return check.Tables.All(table => table.IsGood);
    }

    private static string Words(SourceTableCheck table)
    {
        if (!table.Exists)
        {
            return table.IsRequired ? "is not there" : "is not there; this version does without";
        }

        if (table.Missing.Count > 0)
        {
            return $"has no column {string.Join(", ", table.Missing)}";
        }

        return table.Grant is null ? $"{table.Rows} rows" : "may not be read";
    }
}

internal sealed class SourceSync : Command
{
    private readonly Argument<string?> name = new("NAME") { Description = "The source; all when absent.", Arity = ArgumentArity.ZeroOrOne };

    public SourceSync(Operation operation)
        : base("sync", "Read sources once, and tell what changed. Beside a running service it is the service that reads.")
    {
        Add(name);
        SetAction(operation.OnRecords(RunAsync));
    }

    private async Task<int> RunAsync(ParseResult given, CliSession session, CancellationToken cancellationToken)
    {
        var sources = await session.SendAsync(new ListSourcesQuery(), cancellationToken);
        var names = given.GetValue(name) is { } one ? [one] : sources.Where(source => source.State != SourceState.Disabled).Select(source => source.Name).ToList();
        if (names.Count == 0)
        {
            return session.Fail("The settings name no source.");
        }

        var exit = ExitCode.Done;
        foreach (var each in names)
        {
            var progress = new SourceProgress(session.Streams.ErrorText, session.Streams.IsTerminal);
            var outcome = await session.SendAsync(new SyncSourceCommand(each, progress), cancellationToken);
            progress.End();
            exit = Math.Max(exit, Tell(each, outcome, session));
        }

        return exit;
    }

    private static int Tell(string source, SyncSourceOutcome outcome, CliSession session)
    {
        if (outcome is not SyncSourceOutcome.Read read)
        {
            return session.Fail(((SyncSourceOutcome.Failed)outcome).Reason);
        }

        foreach (var change in read.Changes.Where(change => change.Changed > 0))
        {
            session.Say($"{source}: {change.Collection}: {change.Read} read, {change.Changed} changed");
        }

        return read.Changes.Any(change => change.Changed > 0) ? ExitCode.Done : session.Say($"{source}: nothing changed");
    }
}
