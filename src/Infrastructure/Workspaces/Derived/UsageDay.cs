namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>A UTC day of all templates while half hours of it change.</summary>
internal sealed class UsageDay
{
    private readonly Dictionary<Guid, TemplateDay> templates = [];
    private readonly HashSet<Guid> changed = [];

    /// <summary>The templates with a change.</summary>
    public IReadOnlyCollection<Guid> Changed => changed;

    public void AddStored(Guid templateId, TemplateDayColumns columns) => templates.Add(templateId, TemplateDay.Unpack(columns));

    /// <summary>What is stored of a template is not to be kept.</summary>
    public void Forget(Guid templateId)
    {
        templates.Add(templateId, new TemplateDay());
        changed.Add(templateId);
    }

    /// <summary>Puts these half hours of their users, whole, in the place of what was there.</summary>
    public void Apply(IReadOnlyList<HalfHourChange> changes)
    {
        Clear(changes);
        foreach (var change in changes)
        {
            if (change.TemplateId is { } templateId)
            {
                change.ApplyTo(Of(templateId));
                changed.Add(templateId);
            }
        }
    }

    public TemplateDayColumns Pack(Guid templateId)
    {
        templates[templateId].DropUsersWithoutUsage();
        return templates[templateId].Pack();
    }

    /// <summary>After the template was packed.</summary>
    public TemplateDaySums SumUp(Guid templateId) => TemplateDaySums.Of(templates[templateId]);

    /// <summary>After the changed templates were packed.</summary>
    public DeploymentDayColumns PackDeployment() => DeploymentDayColumns.Of(templates.Where(template => !template.Value.IsEmpty));

    private void Clear(IReadOnlyList<HalfHourChange> changes)
    {
        foreach (var (templateId, template) in templates.Where(template => !template.Value.IsEmpty))
        {
            foreach (var change in changes)
            {
                if (change.UserId is { } userId && template.Clear(userId, change.Slot))
                {
                    changed.Add(templateId);
                }
            }
        }
    }

    private TemplateDay Of(Guid templateId)
    {
        if (!templates.TryGetValue(templateId, out var template))
        {
            templates.Add(templateId, template = new TemplateDay());
        }

        return template;
    }
}
