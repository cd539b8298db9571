using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>A few busy people over a few days in which clocks change somewhere, often on several templates in one half hour.</summary>
internal sealed class RandomDeployment
{
    public const int Days = 9;

    private static readonly string[] Slugs = ["code", "web", "Zeal"];

    private readonly Random random;

    public RandomDeployment(Random random)
    {
        this.random = random;
        Start = SomeStart(random);
        HalfHours = [.. People.SelectMany(Work)];
        Apps = [.. Templates.SelectMany(template => Slugs.Where(_ => random.Next(4) > 0).Select(slug => SomeApp(template, slug)))];
        Builds = new RandomBuilds(random, Start, Templates);
    }

    public DateTimeOffset Start { get; }

    public static IReadOnlyList<Guid> Templates { get; } = [.. new[] { "go", "rust", "zig", "ocaml" }.Select(Ids.Of)];

    /// <summary>The last of them is not among the known users.</summary>
    public static IReadOnlyList<Guid> People { get; } = [.. new[] { "ada", "bob", "cem", "dan", "stranger" }.Select(Ids.Of)];

    public IReadOnlyList<HalfHour> HalfHours { get; }

    public IReadOnlyList<App> Apps { get; }

    public RandomBuilds Builds { get; }

    public IReadOnlyList<User> Users { get; } =
        [.. People.SkipLast(1).Select(id => new User { Id = id, Username = Ids.NameOf(id), AvatarUrl = id == Ids.Of("ada") ? "/ada.png" : null, Deleted = id == Ids.Of("bob") })];

    /// <summary>Clocks change in Europe and the Lebanon, in Europe and America, and the year does.</summary>
    public static DateTimeOffset SomeStart(Random random)
        => new(random.OneOf(new DateTime(2026, 3, 27), new DateTime(2026, 10, 24), new DateTime(2027, 12, 26)), TimeSpan.Zero);

    public async Task StoreAsync(Deployment deployment)
    {
        await deployment.AddAsync(HalfHours.Select(row => row.ToRecord()));
        await deployment.AddAsync(Users);
        await deployment.AddAsync(Apps);
        await deployment.AddAsync(Builds.Versions);
        await deployment.AddAsync(Builds.Builds);
    }

    /// <summary>Stretches of half hours, some of them across midnights, with pauses.</summary>
    private IEnumerable<HalfHour> Work(Guid user)
    {
        var pause = random.OneOf(1, 4, 20);
        for (var slot = random.Next(30); slot < Days * 48; slot += pause * random.OneOf(1, 1, 1, 2, 5, 30))
        {
            Guid[] templates = [.. Templates];
            random.Shuffle(templates);
            foreach (var template in templates.Take(random.OneOf(1, 1, 2, 2, 4)))
            {
                yield return Some(user, template, Start.AddMinutes(slot * 30));
            }
        }
    }

    private HalfHour Some(Guid user, Guid template, DateTimeOffset at) => new(
        at, template, user,
        random.Next(31), Minutes(), Minutes(), Minutes(), Minutes(), random.OneOf(0, 0, 3),
        random.Next(3) == 0 ? null : MathF.Round((float)random.NextDouble() * 200, 3) + 0.001f,
        Slugs.Append("8080").Where(_ => random.Next(2) == 0).ToDictionary(slug => slug, _ => random.Next(31), StringComparer.Ordinal));

    private int Minutes() => random.Next(2) == 0 ? 0 : random.Next(31);

    /// <summary>Mostly alike on every template, so that apps are one across templates.</summary>
    private App SomeApp(Guid template, string slug)
        => new() { TemplateId = template, Slug = slug, DisplayName = random.OneOf("App", "App", "app"), Icon = random.OneOf("/a.svg", "/a.svg", null, "") };
}
