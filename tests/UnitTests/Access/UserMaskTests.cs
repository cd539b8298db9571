using System.Reflection;
using System.Text.RegularExpressions;
using MediatR;
using NUnit.Framework;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;

namespace Reporting.UnitTests.Access;

/// <summary>Pseudonyms of users, and that no report that names people does without them.</summary>
internal sealed partial class UserMaskTests
{
    private static readonly UserKey Key = UserKey.Make();

    private static readonly Assembly Application = typeof(IReportQuery<>).Assembly;

    [Test]
    public void A_pseudonym_is_the_same_for_one_key_and_another_for_another()
    {
        var (one, other, id) = (new UserMask(UserPrivacy.Pseudonyms, Key), new UserMask(UserPrivacy.Pseudonyms, UserKey.Make()), Guid.NewGuid());

        Assert.That(one.IdOf(id), Is.EqualTo(new UserMask(UserPrivacy.Pseudonyms, new UserKey(Key.ToArray())).IdOf(id)).And.Not.EqualTo(id).And.Not.EqualTo(other.IdOf(id)));
        Assert.That(one.IdOf(3), Is.Positive.And.Not.EqualTo(3).And.Not.EqualTo(other.IdOf(3)).And.LessThan(1L << 53));
        Assert.That(one.NameOf(3, "ada"), Is.EqualTo(one.NameOf(3, "Ada Lovelace")).And.Not.EqualTo(one.NameOf(4, "ada")));
    }

    [TestCase(0)]
    [TestCase(-1337)]
    public void Accounts_of_the_product_stay(long id)
    {
        var mask = new UserMask(UserPrivacy.Pseudonyms, Key);

        Assert.That((mask.IdOf(id), mask.NameOf(id, "system")), Is.EqualTo((id, "system")));
    }

    [Test]
    public void Every_query_whose_report_names_people_masks_them()
    {
        var naming = Queries().Where(query => Properties(ReportOf(query), []).Any(property => Naming().IsMatch(property))).ToList();
        var unmasked = naming.Where(query => !Masks(HandlerOf(query))).Select(query => query.Name);

        Assert.That(naming.Select(query => query.Name), Is.SupersetOf(["GetUserActivityQuery", "GetEventsQuery", "GetAllEventsQuery", "GetEventCreatorsQuery", "GetNetworkUsersQuery", "GetAccountsQuery"]));
        Assert.That(unmasked, Is.Empty);
    }

    [Test]
    public void Every_query_about_one_user_or_chosen_templates_masks()
    {
        var about = Queries().Where(query => query.GetProperties().Any(property => Naming().IsMatch(property.Name) || property.PropertyType.Name is "TemplateFilter" or "EventFilter")).ToList();

        Assert.That(about.Where(query => !Masks(HandlerOf(query))).Select(query => query.Name), Is.Empty);
    }

    /// <summary>What is sent while it is read is no report.</summary>
    [Test]
    public void Every_request_that_gives_events_masks_them()
    {
        var giving = Application.GetTypes().Where(type => type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequest<>) && each.ToString().Contains(nameof(FlagEvent), StringComparison.Ordinal))).ToList();

        Assert.That(giving, Is.Not.Empty);
        Assert.That(giving.Where(request => !Masks(HandlerOf(request))).Select(request => request.Name), Is.Empty);
    }

    private static IEnumerable<Type> Queries() => Application.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(IsQuery));

    private static bool IsQuery(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReportQuery<>);

    private static Type ReportOf(Type query) => query.GetInterfaces().Single(IsQuery).GenericTypeArguments[0];

    private static Type HandlerOf(Type request) => Application.GetTypes().Single(type => type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && each.GenericTypeArguments[0] == request));

    private static bool Masks(Type handler) => handler.GetConstructors().Single().GetParameters().Any(parameter => parameter.ParameterType == typeof(IUserMasks));

    /// <summary>The names of all properties of a report and of what is in it.</summary>
    private static IEnumerable<string> Properties(Type type, HashSet<Type> seen)
    {
        foreach (var property in type.GetProperties())
        {
            yield return property.Name;
            foreach (var inner in PartsOf(property.PropertyType).Where(seen.Add).SelectMany(part => Properties(part, seen)))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<Type> PartsOf(Type type)
        => type.IsGenericType ? type.GenericTypeArguments.SelectMany(PartsOf) : type.Namespace?.StartsWith(nameof(Reporting), StringComparison.Ordinal) is true ? [type] : [];

    [GeneratedRegex("^(UserId|User|Users?Name|Username|AvatarUrl|CreatedBy|CreatedByUserId|SignedAs|E-?mail|Owner|OwnerId|Actor|Creator)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Naming();
}
